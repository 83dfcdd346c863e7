using NetGen;
using NetGen.Training;

// A table of made-up fruits: a fifth of the rows is kept for the test.
Fruit[] fruits = FruitClassifier.ReadCsv(Path.Combine(AppContext.BaseDirectory, "fruits.csv"));
(Fruit[] training, Fruit[] test) = fruits.SplitShuffled(0.8, seed: 1);

// How numbers are scaled is learned from the training rows alone.
FruitClassifier network = FruitClassifier.Fit(training, seed: 1);
Console.WriteLine(FruitClassifier.Describe());
network.TrainOn(training, test, new AdamW(0.01f), new()
{
    Epochs = 20,
    BatchSize = 16,
    Seed = 1,
    Progress = new PlainProgress(Console.Out),
});
Console.WriteLine(network.Confusion(test).ToString(network.Encoding.ClassNames));

// One file holds all that a program needs that only predicts, such as the rest of this one.
network.Save("fruits.safetensors");
FruitClassifier served = FruitClassifier.Load("fruits.safetensors");

// One fruit that nobody has told the kind of.
Fruit unknown = new() { Length = 88, Width = 62, Weight = 118, Colour = Colour.Yellow };
Kind kind = served.Predict(unknown, out float probability);
Console.WriteLine($"The unknown fruit is a {kind}: {probability:P0}");
