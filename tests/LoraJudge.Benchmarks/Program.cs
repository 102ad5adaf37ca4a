switch (args.FirstOrDefault())
{
    case "contact-sheet":
        return LoraJudge.Benchmarks.ContactSheet.Write(args);
    case "import-rate":
        return await LoraJudge.Benchmarks.ImportRate.MeasureAsync(args);
    default:
        Console.Error.WriteLine("Say which: contact-sheet OUT_FOLDER, import-rate FOLDER [--weights FILE]");
        return 2;
}
