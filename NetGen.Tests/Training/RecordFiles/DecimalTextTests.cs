using System;
using System.Globalization;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Records;

/// <summary>Numbers that are parsed here have the bits that .NET gives them.</summary>
public sealed class DecimalTextTests
{
    [Fact]
    public void BitsAreThoseOfTheStandardParser()
    {
        Random random = new(1);
        int read = 0;
        for (int i = 0; i < 300_000; i++)
        {
            string text = Text(random);
            bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double wide);
            _ = float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float narrow);
            if (DecimalText.TryDouble(text, '.', out double number))
            {
                read++;
                Assert.True(isNumber, text);
                Assert.Equal(BitConverter.DoubleToInt64Bits(wide), BitConverter.DoubleToInt64Bits(number));
            }

            if (DecimalText.TryFloat(text, '.', out float single))
                Assert.Equal(BitConverter.SingleToInt32Bits(narrow), BitConverter.SingleToInt32Bits(single));
        }

        Assert.InRange(read, 200_000, 299_999);
    }

    [Theory]
    [InlineData("16777217")]
    [InlineData("16777219.0")]
    [InlineData("0.500000029802322")]
    public void HalfWayBetweenFloats(string text)
    {
        float expected = float.Parse(text, CultureInfo.InvariantCulture);
        Assert.Equal(expected, CsvRecordsTests.One<float>(text));
    }

    private static string Text(Random random)
    {
        char[] letters = new char[random.Next(1, 19)];
        for (int i = 0; i < letters.Length; i++)
            letters[i] = (char)('0' + random.Next(10));
        if (random.Next(4) > 0)
            letters[random.Next(letters.Length)] = '.';
        if (random.Next(4) == 0)
            letters[0] = '-';
        if (random.Next(16) == 0)
            letters[random.Next(letters.Length)] = random.GetItems<char>("\u0130\u0661,e.- \0\u00FF:/", 1)[0];
        return new(letters);
    }
}
