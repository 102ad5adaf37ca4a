namespace LoraJudge.Web.Hosting;

internal static class SecurityHeaders
{
    /// <summary>
    /// Scripts come from the portal alone. MudBlazor sets styles on elements and in a style element, so these are allowed inline;
    /// blob: shows the chosen picture before it is sent.
    /// </summary>
    public static HeaderPolicyCollection Build() =>
        new HeaderPolicyCollection()
            .AddDefaultSecurityHeaders()
            .AddReferrerPolicySameOrigin()
            .AddPermissionsPolicy(policy =>
            {
                policy.AddCamera().None();
                policy.AddGeolocation().None();
                policy.AddMicrophone().None();
                policy.AddPayment().None();
                policy.AddUsb().None();
            })
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().Self();
                policy.AddScriptSrc().Self();
                policy.AddStyleSrc().Self().UnsafeInline();
                policy.AddImgSrc().Self().Data().Blob();
                policy.AddConnectSrc().Self();
                policy.AddObjectSrc().None();
                policy.AddBaseUri().Self();
                policy.AddFormAction().Self();
                policy.AddFrameAncestors().None();
            });
}
