using System;

namespace NetGen;

/// <summary>
/// Marks a class whose layer attributes are a part of networks: <see cref="UseAttribute{TBlock}"/> puts it in once,
/// <see cref="RepeatAttribute{TBlock}"/> several times, each time with weights of its own. A block has no input and no
/// loss; <c>"Input"</c> within it is the value in front of it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;
