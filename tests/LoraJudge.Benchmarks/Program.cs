switch (args.FirstOrDefault())
{
    case "contact-sheet":
        return LoraJudge.Benchmarks.ContactSheet.Write(args);
    default:
        Console.Error.WriteLine("Say which: contact-sheet OUT_FOLDER");
        return 2;
}
