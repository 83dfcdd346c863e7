using NetGen;
using NetGen.Training;

// A table of made-up fruits: a fifth of the rows is kept for the test.
CsvTable table = CsvTable.Read(Path.Combine(AppContext.BaseDirectory, "fruits.csv"));
(CsvTable forTraining, CsvTable forTest) = table.SplitShuffled(0.8, seed: 1);

// What the columns are, and how they are scaled, is learned from the training rows alone.
TableEncoding encoding = TableEncoding.Fit(forTraining, new() { Targets = ["kind"] });
Dataset<int> raw = encoding.ToLabels(forTraining);
FeatureScaling scaling = FeatureScaling.FitStandard(raw.Inputs, raw.InputLength);
Dataset<int> training = scaling.TransformInputs(raw);
Dataset<int> test = scaling.TransformInputs(encoding.ToLabels(forTest));

FruitClassifier network = new(seed: 1);
Console.WriteLine(FruitClassifier.Describe());
using (Trainer<int, Adam> trainer = network.Train(new Adam(0.01f), maxBatch: 32))
{
    TrainingLoop.Run(network, trainer, training, test, new()
    {
        Epochs = 20,
        BatchSize = 32,
        Seed = 1,
        Progress = new PlainProgress(Console.Out),
    });
}

Console.WriteLine(Metric.Confusion(network, test));

// Three files are all that a program needs that only predicts, such as the rest of this one.
network.Save("fruits.safetensors");
encoding.Save("fruits.encoding");
scaling.Save("fruits.scaling");

FruitClassifier loaded = FruitClassifier.Load("fruits.safetensors");
TableEncoding columns = TableEncoding.Load("fruits.encoding");
FeatureScaling scales = FeatureScaling.Load("fruits.scaling");

// One fruit that nobody has told the kind of.
CsvTable unknown = CsvTable.Read(new StringReader("""
    length_mm,width_mm,weight_g,colour
    88,62,118,yellow
    """));
float[] inputs = columns.ToInputs(unknown);
scales.Transform(inputs);
float[] probabilities = new float[FruitClassifier.OutputLength];
loaded.Predict(inputs, probabilities);
int best = Array.IndexOf(probabilities, probabilities.Max());
Console.WriteLine($"The unknown fruit is a {columns.ClassNames[best]}: {probabilities[best]:P0}");
