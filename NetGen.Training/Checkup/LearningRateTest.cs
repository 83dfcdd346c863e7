using System;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// The learning-rate range test: from the same weights, over the same batches, a short training at each of log-spaced
/// rates (CS231n: "loss barely moves: too low; explodes: too high"), and one at the rate 0 to compare with.
/// </summary>
public static class LearningRateTest
{
    // A loss that falls by less than this share, over steps that are enough for good rates, barely moves. Gains are
    // logarithms of how often the old loss contains the new one: a loss that starts far too high does not hide the
    // rest.
    private const double LeastGain = 0.02;
    private const double LargestGain = 7;
    private const double LeastShare = 0.1;

    /// <summary>Sweeps; the network is afterwards as it was.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The rule; its own learning rate is tried, too.</param>
    /// <param name="data">Training rows.</param>
    /// <param name="options">Which rates, how many steps each.</param>
    /// <exception cref="ArgumentException">Rows do not fit the network, or an option is out of its range.</exception>
    public static LearningRates Run<TNetwork, TTarget, TOptimizer>(
        TNetwork network, TOptimizer optimizer, Dataset<TTarget> data, CheckupOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
        where TOptimizer : unmanaged, IOptimizer
    {
        options = CheckupOptions.Checked(options);
        using Patient<TNetwork, TTarget> patient = new(network);
        int most = (int)Math.Min(int.MaxValue, (long)options.StepsPerRate * options.BatchSize);
        Dataset<TTarget> rows = Patient<TNetwork, TTarget>.Draw(data, most, options.Seed);
        MiniBatches<TTarget> batches = new(
            rows, options.BatchSize, options.Seed, network.Parameters.LeastRows > 1);
        double still = Train(patient, optimizer, 0f, batches, options);
        double own = Train(patient, optimizer, optimizer.LearningRate, batches, options);
        float[] rates = Rates(options);
        double[] losses = [.. rates.Select(rate => Train(patient, optimizer, rate, batches, options))];
        return Judge(still, optimizer.LearningRate, own, rates, losses, Chance.Of(network, rows).Loss);
    }

    /// <summary>Says which rates are too low, which too high, and which to take.</summary>
    internal static LearningRates Judge(
        double still, float own, double ownLoss, float[] rates, double[] losses, double chance = double.NaN)
    {
        double[] gains = [.. losses.Select(loss => Gain(still, loss))];
        double best = Math.Max(gains.Max(), Gain(still, ownLoss));
        float[] good = [.. rates.Where((_, i) => gains[i] >= 0.95 * best)];
        float suggested = !(best >= LeastGain) ? float.NaN : good.Length > 0 ? good[0] : own;
        double bestLoss = Math.Min(losses.Min(), ownLoss);
        RateTrial Trial(float rate, double loss)
        {
            double gain = Gain(still, loss);
            double share = best >= LeastGain ? gain / best : 0;
            bool breaks = rate > suggested && (share < LeastShare || (loss > chance && bestLoss <= chance));
            return new(rate, loss, share, Outcome(gain, breaks, loss > chance));
        }

        return new(
            still, suggested, Trial(own, ownLoss), [.. rates.Select((rate, i) => Trial(rate, losses[i]))])
        {
            Chance = chance,
        };
    }

    // Where standing still costs nothing there is nothing to gain.
    private static double Gain(double still, double loss) => double.IsFinite(loss)
        ? still <= 0 ? 0 : Math.Log(still / Math.Max(loss, still * Math.Exp(-LargestGain)))
        : double.NegativeInfinity;

    // Beyond the suggested rate, one that keeps little of the gain is too high, too, and one that ends above chance
    // where others get below it: the network broke.
    private static RateOutcome Outcome(double gain, bool breaks, bool isAboveChance)
    {
        if (gain < -LeastGain || breaks)
            return RateOutcome.TooHigh;
        if (!(gain >= LeastGain))
            return RateOutcome.TooLow;
        return isAboveChance ? RateOutcome.AboveChance : RateOutcome.Learns;
    }

    // Evenly spaced in the exponent, both ends included.
    private static float[] Rates(CheckupOptions options)
    {
        double low = Math.Log10(options.LowestRate);
        double high = Math.Log10(options.HighestRate);
        int count = Math.Max(2, (int)Math.Round((high - low) * options.RatesPerDecade) + 1);
        return [.. Enumerable.Range(0, count).Select(i => (float)Math.Pow(10, low + (high - low) * i / (count - 1)))];
    }

    /// <summary>Mean loss of the last quarter of the steps; infinite where one was not finite.</summary>
    private static double Train<TNetwork, TTarget, TOptimizer>(
        Patient<TNetwork, TTarget> patient, TOptimizer optimizer, float rate, MiniBatches<TTarget> batches,
        CheckupOptions options)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
        where TOptimizer : unmanaged, IOptimizer
    {
        patient.Reset();
        optimizer.LearningRate = rate;
        optimizer.WeightDecay = options.SweepWeightDecay;
        using Trainer<TTarget, TOptimizer> trainer =
            patient.Network.Train(optimizer, batches.BatchSize, options.Seed);
        double sum = 0;
        int counted = options.StepsPerRate / 4;
        for (int step = 0, epoch = 0; step < options.StepsPerRate; step++)
        {
            if (!batches.MoveNext() || step == 0)
            {
                batches.Start(step == 0 ? epoch = 0 : ++epoch);
                batches.MoveNext();
            }

            float loss = trainer.Step(batches.Inputs, batches.Targets, batches.RowWeights);
            if (!float.IsFinite(loss))
                return double.PositiveInfinity;
            if (step >= options.StepsPerRate - counted)
                sum += loss;
        }

        return sum / counted;
    }
}
