using System.Collections.Generic;

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
            foreach (TableColumn column in columns)
            {
                groups.Add(new(column.Name, start, column.Width)
                {
                    Categories = column is CategoryColumn category ? category.Values : [],
                });
                start += column.Width;
            }

            return groups;
        }
    }
}
