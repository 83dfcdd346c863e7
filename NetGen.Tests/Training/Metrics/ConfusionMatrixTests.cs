using System;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Metrics;

/// <summary>
/// Counts and scores of classes, against fractions worked out by hand and scikit-learn's documented examples.
/// </summary>
public sealed class ConfusionMatrixTests
{
    // The example in scikit-learn's documentation of precision_score, recall_score and f1_score.
    private static ConfusionMatrix Example
    {
        get
        {
            ConfusionMatrix matrix = new(3);
            matrix.Add([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1]);
            return matrix;
        }
    }

    [Fact]
    public void EachPairIsCountedAtLabelAndPrediction()
    {
        ConfusionMatrix matrix = Example;
        Assert.Equal((2, 0, 0), (matrix[0, 0], matrix[0, 1], matrix[0, 2]));
        Assert.Equal((1, 0, 1), (matrix[1, 0], matrix[1, 1], matrix[1, 2]));
        Assert.Equal((0, 2, 0), (matrix[2, 0], matrix[2, 1], matrix[2, 2]));
        Assert.Equal(6, matrix.Rows);
    }

    [Fact]
    public void ScoresOfAClassAreFractionsOfItsCounts()
    {
        Equal(2.0 / 3, 1, 4.0 / 5, 2, Example.Scores(0));
        Equal(0, 0, 0, 2, Example.Scores(1));
        Equal(0, 0, 0, 2, Example.Scores(2));
    }

    [Fact]
    public void AveragesAreScikitLearns()
    {
        Equal(2.0 / 9, 1.0 / 3, 4.0 / 15, 6, Example.Macro);
        Equal(1.0 / 3, 1.0 / 3, 1.0 / 3, 6, Example.Micro);
        Assert.Equal(1.0 / 3, Example.Accuracy, 1e-12);
    }

    [Fact]
    public void AShareOfNothingIsZero()
    {
        ConfusionMatrix matrix = new(4);
        matrix.Add([0, 0, 1], [0, 0, 2]);
        Equal(1, 1, 1, 2, matrix.Scores(0));
        Equal(0, 0, 0, 1, matrix.Scores(1));
        Equal(0, 0, 0, 0, matrix.Scores(2));

        // Class 3 is neither there nor predicted: it does not count.
        Equal(1.0 / 3, 1.0 / 3, 1.0 / 3, 3, matrix.Macro);
    }

    [Fact]
    public void WithoutRowsThereIsNoAccuracy()
    {
        ConfusionMatrix matrix = new(2);
        Assert.Equal(double.NaN, matrix.Accuracy);
        Equal(0, 0, 0, 0, matrix.Macro);
        Equal(0, 0, 0, 0, matrix.Micro);
    }

    [Fact]
    public void OutputsCountAtTheirLargestTheFirstOfEquals()
    {
        ConfusionMatrix matrix = new(3);
        matrix.Add([0.1f, 0.7f, 0.2f, 0.4f, 0.2f, 0.4f], new[] { 1, 2 });
        Assert.Equal((1, 1), (matrix[1, 1], matrix[2, 0]));
    }

    [Fact]
    public void ResetForgets()
    {
        ConfusionMatrix matrix = Example;
        matrix.Reset();
        Assert.Equal((0, 0), (matrix.Rows, matrix[0, 0]));
    }

    [Fact]
    public void TheTextHasALineALabel()
    {
        Assert.Equal(
            """
            label      0      1      2  precision  recall      F1
                0      2      0      0     0.6667  1.0000  0.8000
                1      1      0      1     0.0000  0.0000  0.0000
                2      0      2      0     0.0000  0.0000  0.0000
            """.ReplaceLineEndings("\n"),
            Example.ToString());
        Assert.Equal(
            """
            label       cat pelican     dog  precision  recall      F1
                cat       2       0       0     0.6667  1.0000  0.8000
            pelican       1       0       1     0.0000  0.0000  0.0000
                dog       0       2       0     0.0000  0.0000  0.0000
            """.ReplaceLineEndings("\n"),
            Example.ToString(["cat", "pelican", "dog"]));
        Assert.Equal(
            "Expected 3 names of classes, found 2. (Parameter 'classNames')",
            Assert.Throws<ArgumentException>(() => Example.ToString(["cat", "dog"])).Message);
    }

    [Fact]
    public void WhatDoesNotFitIsNotTaken()
    {
        ConfusionMatrix matrix = Example;
        Throws("Expected 3 predictions, one a label, found 2.", () => matrix.Add([0, 1, 2], [0, 1]));
        Throws("Expected classes from 0 to 2, found 3 in row 1.", () => matrix.Add([0, 3], [0, 1]));
        Throws("Expected classes from 0 to 2, found -1 in row 1.", () => matrix.Add([0, 1], [0, -1]));
        Throws("Expected 6 outputs (2 rows of 3), found 5.", () => matrix.Add(new float[5], new int[2]));
        Throws("Expected a class from 0 to 2, found 3.", () => _ = matrix[0, 3]);
        Assert.Equal((6, 2), (matrix.Rows, matrix[0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(1));
    }

    [Fact]
    public void YesAndNoAreSplitAtOneHalf()
    {
        BinaryAccuracy accuracy = new();
        accuracy.Add([0.9f, 0.5f, 0.2f, 0.6f], [1f, 1f, 0f, 0f]);
        Assert.Equal(0.5, accuracy.Value);
        Equal(1.0 / 2, 1.0 / 2, 1.0 / 2, 2, accuracy.Confusion.Scores(1));
        Throws("Expected 2 outputs, as many as targets, found 1.", () => accuracy.Add([0.9f], [1f, 1f]));
        accuracy.Reset();
        Assert.Equal(double.NaN, accuracy.Value);
    }

    private static void Throws(string message, Action action) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message);

    private static void Equal(double precision, double recall, double f1, long support, ClassScores found)
    {
        Assert.Equal(precision, found.Precision, 1e-12);
        Assert.Equal(recall, found.Recall, 1e-12);
        Assert.Equal(f1, found.F1, 1e-12);
        Assert.Equal(support, found.Support);
    }
}
