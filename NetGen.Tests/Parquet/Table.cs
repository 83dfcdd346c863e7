using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace NetGen.Tests.Parquet;

/// <summary>Writes Parquet files.</summary>
internal sealed class Table
{
    private readonly List<(DataField Field, Func<ParquetRowGroupWriter, DataField, Task> Write)> columns = [];

    /// <summary>Adds a column without nulls.</summary>
    public Table With<T>(string name, params T[] values)
        where T : struct
    {
        columns.Add((new DataField<T>(name), (group, field) => group.WriteAsync<T>(field, values)));
        return this;
    }

    /// <summary>Adds a column with nulls.</summary>
    public Table WithNulls<T>(string name, params T?[] values)
        where T : struct
    {
        columns.Add((new DataField<T?>(name), (group, field) => group.WriteAsync<T>(field, values)));
        return this;
    }

    /// <summary>Adds a column of texts.</summary>
    public Table With(string name, params string?[] values)
    {
        columns.Add((new DataField<string>(name), (group, field) => group.WriteAsync(field, values)));
        return this;
    }

    /// <summary>Leaves a column out.</summary>
    public Table Without(string name)
    {
        columns.RemoveAll(column => column.Field.Name == name);
        return this;
    }

    /// <summary>The file, with its rows in each of some groups.</summary>
    public MemoryStream Written(int groups = 1)
    {
        MemoryStream stream = new();
        WriteAsync(stream, groups).GetAwaiter().GetResult();
        stream.Position = 0;
        return stream;
    }

    private async Task WriteAsync(Stream stream, int groups)
    {
        ParquetSchema schema = new([.. columns.Select(column => (Field)column.Field)]);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream);
        for (int i = 0; i < groups; i++)
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            foreach ((DataField field, Func<ParquetRowGroupWriter, DataField, Task> write) in columns)
                await write(group, field);
        }
    }
}
