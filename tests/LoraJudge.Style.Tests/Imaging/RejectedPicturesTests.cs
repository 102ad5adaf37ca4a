using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Imaging;

namespace LoraJudge.Style.Tests.Imaging;

public sealed class RejectedPicturesTests
{
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());

    public static TheoryData<string> Uploads => [.. HostilePictures.Names];

    [Theory]
    [MemberData(nameof(Uploads))]
    public void A_bad_upload_is_rejected_for_its_reason(string name)
    {
        var upload = HostilePictures.Get(name);

        var rejection = Assert.Throws<ImageRejectedException>(() => Decoder.DecodeForStyle(upload.Bytes, 64));

        Assert.Equal(upload.Rejection, rejection.Reason);
        Assert.Matches("(Choose|Save|Use|Open) ", rejection.Message);
    }
}
