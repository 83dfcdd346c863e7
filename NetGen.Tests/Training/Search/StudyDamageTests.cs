using System;
using System.IO;
using Microsoft.Data.Sqlite;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Search;

/// <summary>Whatever is wrong with a study file, at whatever moment, is named with the file.</summary>
public sealed class StudyDamageTests : IDisposable
{
    private static readonly SearchSpace Space = [Dimension.Uniform("x", 0, 1)];

    private readonly TemporaryDirectory directory = new();

    private string Path => System.IO.Path.Combine(directory.Path, "study.db");

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(5, typeof(IOException), "expected a study that no other process has open, found: ")]
    [InlineData(8, typeof(IOException), "expected a file that can be read and written, found: ")]
    [InlineData(10, typeof(IOException), "expected a file that can be read and written, found: ")]
    [InlineData(13, typeof(IOException), "expected a file that can be read and written, found: ")]
    [InlineData(14, typeof(IOException), "expected a file that can be opened or made.")]
    [InlineData(11, typeof(InvalidDataException), "expected a whole study, found damage: ")]
    [InlineData(1, typeof(InvalidDataException), "expected a whole study, found damage: ")]
    [InlineData(26, typeof(InvalidDataException), "expected a study in a SQLite file, found another kind of file.")]
    public void EveryCodeOfSqliteIsTranslated(int code, Type type, string message)
    {
        Exception found = StudyFile.Translate(new SqliteException("what SQLite\nsays", code), "a.db");
        Assert.IsType(type, found);
        Assert.StartsWith($"a.db: {message}", found.Message);
        Assert.DoesNotContain('\n', found.Message);
        Assert.IsType<SqliteException>(found.InnerException);
    }

    [Theory]
    [InlineData("UPDATE run SET score = 'good'", "a number as score in table run, found 'good'.")]
    [InlineData("UPDATE run SET score = 9e999", "a finite number as score in table run, found Infinity.")]
    [InlineData("UPDATE run SET seconds = x'00'", "a number as seconds in table run, found 1 bytes.")]
    [InlineData(
        "UPDATE run SET trial = 0 WHERE trial = 1", "a whole number of at least 1 as trial in table run, found 0.")]
    [InlineData("UPDATE run SET trial = NULL", "a whole number of at least 1 as trial in table run, found nothing.")]
    [InlineData(
        "UPDATE run SET epochs = 3000000000",
        "a whole number of at least 1 as epochs in table run, found 3000000000.")]
    [InlineData("UPDATE run SET fold = -1", "a whole number of at least 0 as fold in table run, found -1.")]
    [InlineData("UPDATE run SET reason = x'0000'", "a text as reason in table run, found 2 bytes.")]
    [InlineData(
        "UPDATE trial SET number = -7 WHERE number = 1",
        "a whole number of at least 1 as number in table trial, found -7.")]
    [InlineData("UPDATE trial SET settings = x'01'", "a text as settings in table trial, found 1 bytes.")]
    [InlineData(
        "DROP TABLE run", "a whole study, found damage: SQLite Error 1: 'no such table: run'.")]
    [InlineData(
        "ALTER TABLE run DROP COLUMN seconds",
        "a whole study, found damage: SQLite Error 1: 'no such column: seconds'.")]
    public void ValuesThatNoStudyWroteAreNamed(string sql, string expected)
    {
        Search();
        Change(sql);
        Assert.Equal($"{Path}: expected {expected}", Assert.Throws<InvalidDataException>(Search).Message);
    }

    [Fact]
    public void ADamagedPageIsToldAtOpening()
    {
        Search();
        byte[] bytes = File.ReadAllBytes(Path);
        bytes.AsSpan(4096 + 8, 64).Fill(0xA5);
        File.WriteAllBytes(Path, bytes);
        Assert.StartsWith(
            $"{Path}: expected a whole study, found damage: ",
            Assert.Throws<InvalidDataException>(() => Study.Open(Path)).Message);
        File.WriteAllBytes(Path, bytes[..^1000]);
        Assert.StartsWith(
            $"{Path}: expected a whole study, found damage: ",
            Assert.Throws<InvalidDataException>(() => Study.Open(Path)).Message);
        Assert.Equal(bytes[..^1000], File.ReadAllBytes(Path));
    }

    [Fact]
    public void AFailureWhileTrialsRunNamesTheFile()
    {
        Search();
        Change("CREATE TRIGGER full BEFORE INSERT ON run BEGIN SELECT RAISE(ABORT, 'no more'); END");
        using Study study = Study.Open(Path);
        Assert.Equal(
            $"{Path}: expected a whole study, found damage: SQLite Error 19: 'no more'.",
            Assert.Throws<InvalidDataException>(
                () => study.Random("coarse", Space, 5, new FunctionObjective(trial => 1))).Message);
    }

    private void Search()
    {
        using Study study = Study.Open(Path);
        study.Random("coarse", Space, 3, new FunctionObjective(trial => trial.Double("x")));
    }

    private void Change(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
