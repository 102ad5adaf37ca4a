using LoraJudge.Domain.Catalog;

namespace LoraJudge.Domain.Tests.Catalog;

public sealed class ModelStatementsTests
{
    private static readonly ModelField Name = ModelField.Find(nameof(LoraModel.Name));
    private static readonly ModelField Licence = ModelField.Find(nameof(LoraModel.Licence));

    private readonly LoraModel model = new()
    {
        Slug = "ink",
        Name = "ink",
        LoraName = "ink",
    };

    [Fact]
    public void A_field_is_from_the_source_that_knows_best_in_whatever_order_they_speak()
    {
        model.Say(MetadataSource.Civitai, new ModelMetadata { Name = "Ink wash", Licence = "free" });
        model.Say(MetadataSource.FileHeader, new ModelMetadata { Name = "ink_v2", Rank = 8 });

        Assert.Equal(("Ink wash", "free", 8), (model.Name, model.Licence, model.Rank));
        Assert.Equal(MetadataSource.Civitai, model.Sources[nameof(model.Name)]);
        Assert.Equal(MetadataSource.FileHeader, model.Sources[nameof(model.Rank)]);
    }

    [Fact]
    public void A_persons_word_stays_whatever_others_say_later()
    {
        model.Correct(Name, "Mine");

        model.Say(MetadataSource.FileHeader, new ModelMetadata { Name = "ink_v2" });
        model.Say(MetadataSource.Civitai, new ModelMetadata { Name = "Ink wash" });

        Assert.Equal("Mine", model.Name);
    }

    [Fact]
    public void A_correction_that_is_taken_back_shows_what_others_have_said_since()
    {
        model.Correct(Name, "Mine");
        model.Say(MetadataSource.Civitai, new ModelMetadata { Name = "Ink wash" });

        model.TakeBack(Name);

        Assert.Equal("Ink wash", model.Name);
        Assert.Equal(MetadataSource.Civitai, model.Sources[nameof(model.Name)]);
    }

    [Fact]
    public void A_person_can_say_that_there_is_nothing()
    {
        model.Say(MetadataSource.Civitai, new ModelMetadata { Licence = "free" });

        model.Correct(Licence, null);
        model.Say(MetadataSource.Civitai, new ModelMetadata { Licence = "free again" });

        Assert.Null(model.Licence);
        Assert.Equal(MetadataSource.Person, model.Sources[nameof(model.Licence)]);
        model.TakeBack(Licence);
        Assert.Equal("free again", model.Licence);
    }

    [Fact]
    public void A_source_that_says_less_than_before_has_taken_its_word_back()
    {
        model.Say(MetadataSource.FileHeader, new ModelMetadata { Licence = "free" });

        model.Say(MetadataSource.FileHeader, new ModelMetadata());

        Assert.Null(model.Licence);
        Assert.DoesNotContain(nameof(model.Licence), model.Sources.Keys);
    }

    [Fact]
    public void What_a_model_knew_before_words_were_kept_is_not_lost()
    {
        model.Licence = "old";
        model.Sources[nameof(model.Licence)] = MetadataSource.ModelJson;

        model.Correct(Licence, "new");
        model.TakeBack(Licence);

        Assert.Equal("old", model.Licence);
        Assert.Equal(MetadataSource.ModelJson, model.Sources[nameof(model.Licence)]);
    }

    [Fact]
    public void Every_field_that_a_source_can_say_is_settled()
    {
        var fields = typeof(ModelMetadata)
            .GetProperties()
            .Select(property => property.Name)
            .Where(name => name != nameof(ModelMetadata.Nothing));

        Assert.Equal(fields.Order(StringComparer.Ordinal), ModelField.All.Select(field => field.Name).Order(StringComparer.Ordinal));
    }
}
