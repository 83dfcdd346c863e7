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

Console.WriteLine(Metric.Confusion(network, test).ToString(encoding.ClassNames));

// One file holds all that a program needs that only predicts, such as the rest of this one.
ModelFile.Save("fruits.model", network, new ModelParts { Encoding = encoding, Scaling = scaling });
Predictor predictor = ModelFile.Load<FruitClassifier, int>("fruits.model").CreatePredictor();

// One fruit that nobody has told the kind of.
predictor.Row.Set("length_mm", 88);
predictor.Row.Set("width_mm", 62);
predictor.Row.Set("weight_g", 118);
predictor.Row.Set("colour", "yellow");
predictor.Predict();
Console.WriteLine($"The unknown fruit is a {predictor.ClassName}: {predictor.Outputs[predictor.Label]:P0}");
