using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Tables;

/// <summary>Records of every target, and what networks make of them.</summary>
internal static class Rows
{
    public static OfNumber[] Numbers { get; } = Of((x, _) => new OfNumber { Y = 100 * x * x });

    public static OfDouble[] Doubles { get; } = Of((x, _) => new OfDouble { Y = 1e6 + x });

    public static OfSeveral[] Several { get; } =
        Of((x, _) => new OfSeveral { Y = (int)(10 * x), Z = (decimal)(x * x), Prediction = -x });

    public static OfEnum[] Enums { get; } =
        Of((x, _) => new OfEnum { Y = x < -0.5f ? Size.Small : x < 0.5f ? Size.Middle : Size.Large });

    public static OfBool[] Bools { get; } = Of((x, _) => new OfBool { Y = x > 0 });

    public static OfString[] Strings { get; } =
        Of((x, _) => new OfString { Y = x < -0.5f ? "low" : x < 0.5f ? "mid" : "top" });

    /// <summary>The inputs of a record alone.</summary>
    public static float[] Encoded<TNetwork, TRecord, TTarget>(
        this IRecordNetwork<TNetwork, TRecord, TTarget> network, TRecord record)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        float[] inputs = new float[TNetwork.Facts.InputLength];
        network.Encode(record, inputs);
        return inputs;
    }

    /// <summary>The inputs of records together.</summary>
    public static float[] Encoded<TNetwork, TRecord, TTarget>(
        this IRecordNetwork<TNetwork, TRecord, TTarget> network, IEnumerable<TRecord> records)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged => network.EncodeInputs(records);

    /// <summary>The targets of records together.</summary>
    public static TTarget[] Targets<TNetwork, TRecord, TTarget>(
        this IRecordNetwork<TNetwork, TRecord, TTarget> network, IEnumerable<TRecord> records)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged => network.EncodeTargets(records);

    /// <summary>A network that has learned its records.</summary>
    public static TNetwork Trained<TNetwork, TRecord, TTarget>(IReadOnlyCollection<TRecord> records)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        TNetwork network = TNetwork.Fit(records, seed: 1);
        using Trainer<TTarget, AdamW> trainer =
            network.Train(new AdamW(0.02f, weightDecay: 0), maxBatch: records.Count);
        float[] inputs = network.EncodeInputs(records);
        TTarget[] targets = network.EncodeTargets(records);
        for (int step = 0; step < 400; step++)
            trainer.Step(inputs, targets);
        return network;
    }

    private static T[] Of<T>(Func<float, int, T> make)
        where T : Features
    {
        Random random = new(1);
        return
        [
            .. Enumerable.Range(0, 90).Select(row =>
            {
                float x = 2 * random.NextSingle() - 1;
                return make(x, row) with
                {
                    X = 1000 + 50 * x,
                    Name = "abc"[row % 3].ToString(),
                    Day = row % 5 == 0 ? null : new DateOnly(2024, 1 + row % 12, 1),
                };
            }),
        ];
    }
}
