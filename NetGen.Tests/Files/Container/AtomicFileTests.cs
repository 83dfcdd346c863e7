using System;
using System.IO;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Container;

/// <summary>An old file stays until the new one is whole, whatever happens in between.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Path => System.IO.Path.Combine(directory.Path, "file");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void NewFileTakesTheOldOnesPlace()
    {
        File.WriteAllText(Path, "old, and longer");
        AtomicFile.Write(Path, 3, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(Path));
        Assert.Equal([Path], Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void WritingThatFailsLeavesTheOldFile()
    {
        File.WriteAllText(Path, "old");
        Assert.Throws<IOException>(() => AtomicFile.Write(Path, 3, stream =>
        {
            stream.Write("n"u8);
            throw new IOException("No space left on device");
        }));
        Assert.Equal("old", File.ReadAllText(Path));
        Assert.Equal([Path], Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void FileIsOldUntilAllIsWritten()
    {
        File.WriteAllText(Path, "old");
        AtomicFile.Write(Path, 3, stream =>
        {
            stream.Write("new"u8);
            Assert.Equal("old", File.ReadAllText(Path));
        });
        Assert.Equal("new", File.ReadAllText(Path));
    }

    [Fact]
    public void WhatAKillLeftIsWrittenOver()
    {
        File.WriteAllText(Path, "old");
        File.WriteAllText(Path + ".tmp", "half of a longer file");
        AtomicFile.Write(Path, 3, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(Path));
        Assert.Equal([Path], Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void SecondWriterIsRefused()
    {
        File.WriteAllText(Path, "old");
        AtomicFile.Write(Path, 3, stream =>
        {
            Assert.Throws<IOException>(() => AtomicFile.Write(Path, 1, other => other.Write("2"u8)));
            stream.Write("new"u8);
        });
        Assert.Equal("new", File.ReadAllText(Path));
    }

    [Fact]
    public void DiskThatHasNoRoomSaysSoAtOnce()
    {
        File.WriteAllText(Path, "old");
        bool isAsked = false;
        Assert.Throws<IOException>(() => AtomicFile.Write(Path, 1L << 60, _ => isAsked = true));
        Assert.False(isAsked);
        Assert.Equal("old", File.ReadAllText(Path));
        Assert.Equal([Path], Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void LinkIsFollowed()
    {
        string target = System.IO.Path.Combine(directory.Path, "target");
        File.WriteAllText(target, "old");
        File.CreateSymbolicLink(Path, target);
        AtomicFile.Write(Path, 3, stream => stream.Write("new"u8));
        Assert.Equal(target, new FileInfo(Path).LinkTarget);
        Assert.Equal("new", File.ReadAllText(target));
    }

    [Fact]
    public void FolderThatIsNotThereIsNamed()
    {
        string path = System.IO.Path.Combine(directory.Path, "none", "file");
        Assert.Contains("none", Assert.Throws<DirectoryNotFoundException>(
            () => AtomicFile.Write(path, 1, stream => stream.Write("1"u8))).Message);
    }
}
