using System.Collections.Generic;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <content>Which inputs belong to which column.</content>
public sealed partial class TableEncoding
{
    /// <summary>The inputs of each column, in the order of an encoded row.</summary>
    public IReadOnlyList<FeatureGroup> FeatureGroups
    {
        get
        {
            List<FeatureGroup> groups = [];
            int start = 0;
            foreach (EncodedColumn column in columns)
            {
                groups.Add(new(column.Facts.Name, start, column.Facts.Width)
                {
                    Categories = column is EncodedCategory category ? category.Names : [],
                });
                start += column.Facts.Width;
            }

            return groups;
        }
    }
}
