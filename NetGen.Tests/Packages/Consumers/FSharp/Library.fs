module FSharp.Library

let rate = NetGen.Adam(0.01f).LearningRate
