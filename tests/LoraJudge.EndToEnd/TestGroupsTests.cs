using System.Reflection;
using LoraJudge.EndToEnd.Browsing;

namespace LoraJudge.EndToEnd;

/// <summary>CONTRIBUTING.md runs tests by their group.</summary>
[Trait("group", "fast")]
public sealed class TestGroupsTests
{
    private static readonly string[] Groups = ["fast", "server", "browser", "kills"];

    public static TheoryData<Type> Classes =>
        [
            .. typeof(TestGroupsTests)
                .Assembly.GetTypes()
                .Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true))),
        ];

    [Theory]
    [MemberData(nameof(Classes))]
    public void A_test_class_is_in_one_group(Type type) => Assert.Contains(Assert.Single(GroupsOf(type)), Groups);

    [Theory]
    [MemberData(nameof(Classes))]
    public void Whatever_takes_a_browser_is_in_its_group(Type type)
    {
        var takesBrowser = type.GetConstructors().Single().GetParameters().Any(one => one.ParameterType == typeof(BrowserFixture));

        Assert.Equal(takesBrowser, GroupsOf(type).Contains("browser"));
    }

    private static IEnumerable<string> GroupsOf(Type type) =>
        type.GetCustomAttributes<TraitAttribute>().Where(trait => trait.Name == "group").Select(trait => trait.Value);
}
