using System.CommandLine;
using System.IO;
using NetGen.EmittedFiles;

Argument<DirectoryInfo> folder = new("folder") { Description = "Where the files go; it is made if it is not there." };
Command emit = new("emit", "Emits the networks of samples, benchmarks and snapshots and the numeric suite's.");
emit.Add(folder);
emit.SetAction(parsed => Emission.Run(parsed.GetRequiredValue(folder)));

Argument<DirectoryInfo> before = new("before") { Description = "A folder that was emitted before a change." };
Argument<DirectoryInfo> after = new("after") { Description = "One that was emitted after it." };
Command compare = new("compare", "Compares two folders byte for byte; the exit code is 1 where they differ.");
compare.Add(before);
compare.Add(after);
compare.SetAction(parsed => Comparison.Run(parsed.GetRequiredValue(before), parsed.GetRequiredValue(after)));

RootCommand root = new("Shows what a change of the generator changes in the files that it emits.");
root.Add(emit);
root.Add(compare);
return root.Parse(args).Invoke();
