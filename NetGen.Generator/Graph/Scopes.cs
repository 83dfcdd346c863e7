using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Syntax;

namespace NetGen.Generator.Graph;

/// <summary>The names of values: those of the network, and of each block that is being built for itself.</summary>
internal sealed class Scopes
{
    /// <summary>The name of what comes into the network, or into a block.</summary>
    public const string Input = "Input";

    private readonly List<Scope> open = [new("")];

    /// <summary>
    /// Goes to the block that a layer stands in; blocks that open read <paramref name="front"/> as their input.
    /// </summary>
    public void Enter(string path, Value front)
    {
        string[] parts = path == "" ? [] : path.Split('.');
        int common = 0;
        while (common < parts.Length && common + 1 < open.Count && open[common + 1].Name == parts[common])
            common++;
        open.RemoveRange(common + 1, open.Count - common - 1);
        foreach (string part in parts.Skip(common))
            open.Add(new(part) { Values = { [Input] = front } });
    }

    /// <summary>Names the network's input.</summary>
    public void Begin(Value input) => open[0].Values[Input] = input;

    /// <summary>Names a value; returns what is wrong with the name, or null.</summary>
    public string? Define(string name, Value value)
    {
        if (name == "")
            return "it is empty";
        if (name == Input)
            return "it is the name of what comes in";
        if (open.Last().Values.ContainsKey(name))
            return "another value has it";
        open.Last().Values.Add(name, value);
        return null;
    }

    /// <summary>The value of a name, or null.</summary>
    public Value? Find(string name) => open.Last().Values.TryGetValue(name, out Value value) ? value : null;

    /// <summary>What a user may have meant by a name that is none, as the end of a sentence.</summary>
    public string HintFor(string name)
    {
        string[] known = [.. open.Last().Values.Keys.OrderBy(other => other, StringComparer.Ordinal)];
        return NearestName.Of(name, known) is string nearest
            ? $"did you mean \"{nearest}\"?"
            : $"the earlier names are {string.Join(", ", known.Select(other => $"\"{other}\""))}";
    }

    private sealed class Scope(string name)
    {
        public string Name { get; } = name;

        public Dictionary<string, Value> Values { get; } = [];
    }
}
