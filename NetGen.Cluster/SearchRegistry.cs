using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// Objectives and data by name, the same on every worker: functions do not travel, names do. Data is loaded and an
/// objective made once, when the first trial needs it.
/// </summary>
public sealed class SearchRegistry
{
    private readonly Dictionary<string, Lazy<object>> data = [];
    private readonly Dictionary<string, Func<object?, Objective>> objectives = [];
    private readonly Dictionary<string, Type> dataTypes = [];
    private readonly ConcurrentDictionary<(string Objective, string? Data), Lazy<Objective>> made = [];

    /// <summary>Adds an objective that has its own data.</summary>
    /// <param name="name">What a client asks for.</param>
    /// <param name="make">Makes it.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty, or there is one of that name.</exception>
    public SearchRegistry Add(string name, Func<Objective> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return Add(name, typeof(void), _ => make());
    }

    /// <summary>Adds an objective on data that a client names.</summary>
    /// <param name="name">What a client asks for.</param>
    /// <param name="make">Makes it from the data.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty, or there is one of that name.</exception>
    public SearchRegistry Add<TData>(string name, Func<TData, Objective> make)
        where TData : class
    {
        ArgumentNullException.ThrowIfNull(make);
        return Add(name, typeof(TData), found => make((TData)found!));
    }

    /// <summary>Adds data, such as training and validation rows.</summary>
    /// <param name="name">What a client asks for.</param>
    /// <param name="load">Loads it from where this worker has it.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty, or there is data of that name.</exception>
    public SearchRegistry AddData<TData>(string name, Func<TData> load)
        where TData : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(load);
        if (!data.TryAdd(name, new Lazy<object>(() => load())))
            throw new ArgumentException($"Expected each name once, found data '{name}' twice.", nameof(name));
        return this;
    }

    /// <summary>The objective; null and a reason where there is none.</summary>
    internal Objective? Find(string objective, string? dataName, out string? reason)
    {
        reason = Missing(objective, dataName);
        if (reason is not null)
            return null;
        try
        {
            return made.GetOrAdd((objective, dataName), _ => new(() => objectives[objective](
                dataName is null ? null : data[dataName].Value))).Value;
        }
        catch (Exception problem)
        {
            reason = $"objective '{objective}' cannot be made: {Quote.Passage(problem.Message)}";
            return null;
        }
    }

    private SearchRegistry Add(string name, Type type, Func<object?, Objective> make)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!objectives.TryAdd(name, make))
            throw new ArgumentException($"Expected each name once, found objective '{name}' twice.", nameof(name));
        dataTypes[name] = type;
        return this;
    }

    private string? Missing(string objective, string? dataName)
    {
        if (!objectives.ContainsKey(objective))
            return $"expected objective {NamesOf(objectives.Keys)}, found '{objective}'";
        bool takesData = dataTypes[objective] != typeof(void);
        if (takesData != dataName is not null)
        {
            return takesData
                ? $"expected the name of data for objective '{objective}', found none"
                : $"expected no data for objective '{objective}', found '{dataName}'";
        }

        return dataName is null || data.ContainsKey(dataName)
            ? null
            : $"expected data {NamesOf(data.Keys)}, found '{dataName}'";
    }

    private static string NamesOf(IEnumerable<string> names) =>
        string.Join(" or ", names.Order(StringComparer.Ordinal).Select(name => $"'{name}'").DefaultIfEmpty("(none)"));
}
