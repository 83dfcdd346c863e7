using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace NetGen.Training;

/// <summary>Reads fitted numbers; damage is named with the source, what was expected and what was found.</summary>
/// <param name="reader">Where to read.</param>
/// <param name="name">What errors call the source.</param>
internal readonly struct FittedReader(BinaryReader reader, string name)
{
    /// <summary>Most numbers that a file may hold of one kind.</summary>
    public const int MaxLength = 1 << 28;

    private const int FirstPiece = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a file to its end.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or something stands behind.</exception>
    public static T ReadFile<T>(string path, Func<BinaryReader, string, T> read)
    {
        using BinaryReader reader = new(File.OpenRead(path), StrictUtf8);
        T fitted = read(reader, path);
        if (reader.BaseStream.ReadByte() >= 0)
            throw new FittedReader(reader, path).Damaged("the end of the file behind the last number", "more");
        return fitted;
    }

    /// <summary>Runs a reading; data that ends early is damaged data.</summary>
    public T Whole<T>(string what, Func<FittedReader, T> read)
    {
        try
        {
            return read(this);
        }
        catch (EndOfStreamException error)
        {
            throw new InvalidDataException($"{name}: expected a whole {what}, found the end of the data.", error);
        }
    }

    /// <summary>Reads the four letters that a kind of data starts with, and its version.</summary>
    public void Header(uint magic, int version, string what)
    {
        uint found = reader.ReadUInt32();
        if (found != magic)
            throw Damaged($"a {what}, whose file starts with '{Letters(magic)}'", $"'{Letters(found)}'");
        int foundVersion = reader.ReadInt32();
        if (foundVersion != version)
            throw Damaged($"version {version}", $"{foundVersion}");
    }

    // As an editor shows them; what is no letter there is a dot, as hexadecimal dumps have it.
    private static string Letters(uint magic) => string.Create(4, magic, (text, number) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            char letter = (char)(byte)(number >> (8 * i));
            text[i] = char.IsAsciiLetterOrDigit(letter) ? letter : '.';
        }
    });

    public byte Byte() => reader.ReadByte();

    public int Length(string what, int most = MaxLength, int least = 1)
    {
        int length = reader.ReadInt32();
        return length >= least && length <= most
            ? length
            : throw Damaged(
                string.Create(CultureInfo.InvariantCulture, $"from {least} to {most:N0} {what}"),
                length.ToString("N0", CultureInfo.InvariantCulture));
    }

    public string Text()
    {
        try
        {
            return reader.ReadString();
        }
        catch (Exception error) when (error is FormatException or IOException and not EndOfStreamException)
        {
            throw new InvalidDataException($"{name}: expected the length of a text, found no number.", error);
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException($"{name}: expected a text in UTF-8, found bytes that are none.", error);
        }
    }

    /// <summary>Texts behind their number, no two alike.</summary>
    public string[] Texts(string what, int least)
    {
        int length = Length(what, MaxLength, least);
        HashSet<string> known = [];
        List<string> texts = [];
        while (texts.Count < length)
        {
            texts.Add(Text());
            if (!known.Add(texts[^1]))
                throw Damaged($"{what} that differ", $"{Quote.Of(texts[^1])} twice");
        }

        return [.. texts];
    }

    public float[] Singles(int length, string what)
    {
        float[] values = Many(length, reader.ReadSingle);
        int wrong = Finite.IndexOfOther(values);
        return wrong < 0 ? values : throw Damaged($"a finite {what} {wrong}", $"{values[wrong]}");
    }

    public double[] Doubles(int length, string what)
    {
        double[] values = Many(length, reader.ReadDouble);
        int wrong = Array.FindIndex(values, value => !double.IsFinite(value));
        return wrong < 0 ? values : throw Damaged($"a finite {what} {wrong}", $"{values[wrong]}");
    }

    public float Single(string what)
    {
        float value = reader.ReadSingle();
        return float.IsFinite(value) ? value : throw Damaged($"a finite {what}", $"{value}");
    }

    // In pieces: a damaged length must not ask for memory that the data cannot fill.
    private static T[] Many<T>(int length, Func<T> read)
    {
        T[] values = new T[Math.Min(length, FirstPiece)];
        for (int i = 0; i < length; i++)
        {
            if (i == values.Length)
                Array.Resize(ref values, (int)Math.Min(length, 2L * i));
            values[i] = read();
        }

        return values;
    }

    public InvalidDataException Damaged(string expected, string found) =>
        new($"{name}: expected {expected}, found {found}.");
}
