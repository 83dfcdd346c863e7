using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using NetGen.Tests.MutatedFiles;

namespace NetGen.Tests.Damage;

/// <summary>Damages a safetensors file: any byte of it, or its header as somebody would who means harm.</summary>
internal static partial class HeaderMutation
{
    private static readonly string[] Numbers =
    [
        "0", "1", "-1", "4", "64", "2147483648", "4294967295", "9223372036854775807", "9223372036854775808", "1e3",
        "2.5", "00", "18446744073709551615", "[]", "\"4\"", "null",
    ];

    private static readonly string[] Types =
        ["F64", "F16", "BF16", "I64", "U8", "BOOL", "F8_E4M3", "C64", "F4", "f32", "", "\\u0046"];

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\\u0000", " ", "\n", "null", "{}", "[[[[[[[[",
        "\"__metadata__\":{\"a\":\"b\"},", "\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},", "//",
        "\t",
    ];

    /// <summary>One change to four; most keep the length of the header right.</summary>
    public static byte[] Of(byte[] whole, byte[] other, Random random)
    {
        if (random.Next(3) == 0)
            return Mutation.Of(whole, other, random);
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(whole);
        string header = Encoding.UTF8.GetString(whole, 8, length);
        for (int left = random.Next(1, 5); left > 0; left--)
            header = Once(header, random);
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] values = whole[(8 + length)..];
        ulong said = random.Next(12) == 0 ? Length(text.Length, random) : (ulong)text.Length;
        byte[] file = [.. new byte[8], .. text, .. values];
        BinaryPrimitives.WriteUInt64LittleEndian(file, said);
        return random.Next(8) == 0 ? Mutation.Of(file, other, random) : file;
    }

    private static ulong Length(int length, Random random) => random.Next(5) switch
    {
        0 => ulong.MaxValue,
        1 => 1UL << random.Next(64),
        2 => (ulong)length + 1,
        3 => (ulong)Math.Max(0, length - 1),
        _ => (ulong)random.Next(),
    };

    private static string Once(string header, Random random) => random.Next(7) switch
    {
        0 => Exchange(header, Number(), Numbers, random),
        1 => Exchange(header, Type(), Types, random),
        2 => Exchange(header, Bracket(), Pieces, random),
        3 => Between(header, random, (left, piece, right) => left + right),
        4 => Between(header, random, (left, piece, right) => left + piece + piece + right),
        5 => header.Insert(random.Next(header.Length + 1), Pieces[random.Next(Pieces.Length)]),
        _ => Swapped(header, random),
    };

    private static string Exchange(string text, Regex what, string[] by, Random random)
    {
        Match[] found = [.. what.Matches(text).Cast<Match>()];
        if (found.Length == 0)
            return text;
        Match one = found[random.Next(found.Length)];
        return text[..one.Index] + by[random.Next(by.Length)] + text[(one.Index + one.Length)..];
    }

    // From a comma, or a bracket, to another.
    private static string Between(string text, Random random, Func<string, string, string, string> change)
    {
        int[] places = [.. Bracket().Matches(text).Cast<Match>().Select(match => match.Index)];
        if (places.Length < 2)
            return text;
        int first = random.Next(places.Length - 1);
        int last = Math.Min(places.Length - 1, first + random.Next(1, 12));
        return change(text[..places[first]], text[places[first]..places[last]], text[places[last]..]);
    }

    private static string Swapped(string text, Random random)
    {
        List<Match> found = [.. Number().Matches(text).Cast<Match>()];
        if (found.Count < 2)
            return text;
        int at = random.Next(found.Count - 1);
        Match a = found[at], b = found[random.Next(at + 1, Math.Min(found.Count, at + 5))];
        return text[..a.Index] + b.Value + text[(a.Index + a.Length)..b.Index] + a.Value + text[(b.Index + b.Length)..];
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("F32")]
    private static partial Regex Type();

    [GeneratedRegex("[][{},:]")]
    private static partial Regex Bracket();
}
