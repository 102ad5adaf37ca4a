using LoraJudge.Testing.Architecture;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Tests;

/// <summary>The arrows between the rooms of the program: features know what is shared, and each other only where it stands here.</summary>
public sealed class FolderArrowsTests
{
    /// <summary>From whom to whom, and why.</summary>
    private static readonly (string From, string To, string Reason)[] Allowed =
    [
        ("Artists", "Catalogue", "a report ranks the models of the snapshot"),
        ("Artists", "Search", "each of an artist's pictures is a search"),
        ("Encoders", "Catalogue", "an encoder is switched together with the vectors and the snapshot"),
        ("Experiments", "Catalogue", "an evaluation measures the catalogue's vectors"),
        ("Experiments", "Models", "a reproduction reads folders of models as an import does"),
        ("Judge", "Catalogue", "a visitor's results are ranked by every method of the study"),
        ("Judge", "Pictures", "participants see the catalogue's pictures as thumbnails"),
        ("Judge", "Search", "visitors judge what their own search found"),
        ("Models", "Catalogue", "what is registered goes into the index; what is used is not removed"),
        ("Models", "Production", "LoRA files are listed by the back ends that use them"),
        ("Operations", "Catalogue", "the status says what there is to search"),
        ("Operations", "Encoders", "the status says which encoder answers"),
        ("Production", "Catalogue", "what a run made is encoded and indexed; what is used is not removed"),
        ("Results", "Experiments", "results stand beside the encoder's own figures"),
        ("Results", "Operations", "files of exports are swept with the others"),
        ("Results", "Studies", "results are of a study, and its researcher's"),
        ("Search", "Catalogue", "a search ranks the models of the snapshot"),
        ("Search", "Models", "a result shows a model's facts"),
        ("Studies", "Catalogue", "a study's methods rank the catalogue's models"),
        ("Studies", "Judge", "a preview shows what participants will see"),
        ("Studies", "Search", "worked examples are searches"),
        ("Training", "Catalogue", "a training takes the catalogue's pictures in their samples' order"),
        ("Training", "Encoders", "what was trained is registered as an encoder"),
    ];

    private static readonly FolderGraph Rooms = FolderGraph.Of(typeof(PortalHost).Assembly, Room);

    [Fact]
    public void No_room_knows_another_in_a_circle() => Assert.Empty(Rooms.Circles().Select(circle => string.Join(", ", circle)));

    [Fact]
    public void A_feature_knows_another_only_where_it_is_listed_with_a_reason()
    {
        var arrows = Rooms.Edges.Where(edge => IsFeature(edge.Key.From) && IsFeature(edge.Key.To));
        var unlisted = arrows.Where(edge => !Allowed.Any(allowed => allowed.From == edge.Key.From && allowed.To == edge.Key.To));

        Assert.Empty(unlisted.Select(edge => $"{edge.Key.From} knows {edge.Key.To}: {string.Join(", ", edge.Value)}"));
    }

    [Fact]
    public void What_is_listed_is_there() =>
        Assert.Empty(
            Allowed
                .Where(allowed => !Rooms.Edges.ContainsKey((allowed.From, allowed.To)))
                .Select(allowed => $"{allowed.From} → {allowed.To}")
        );

    [Fact]
    public void What_features_share_knows_no_feature() =>
        Assert.Empty(
            Rooms
                .Edges.Where(edge => edge.Key.From is "Shared" or "Shell" && edge.Key.To is not ("Shared" or "Shell"))
                .Select(edge => edge.Key)
        );

    [Fact]
    public void Nothing_but_the_verbs_knows_how_the_program_is_put_together() =>
        Assert.Empty(Rooms.Edges.Where(edge => edge.Key.To == "Hosting" && edge.Key.From != "Commands").Select(edge => edge.Key));

    private static bool IsFeature(string room) => room is not ("Shared" or "Shell" or "Hosting" or "Commands");

    /// <summary>"Features.Production.Building" is of the room Production, "Hosting.Failures" of Hosting.</summary>
    private static string Room(string folder) => folder.Split('.') is ["Features", var feature, ..] ? feature : folder.Split('.')[0];
}
