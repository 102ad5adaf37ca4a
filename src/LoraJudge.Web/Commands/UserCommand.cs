using System.CommandLine;
using LoraJudge.Data.Accounts;
using LoraJudge.Domain;
using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class UserCommand
{
    private static readonly Argument<string> Email = new("email") { Description = "The account's e-mail address." };

    public static Command Create() =>
        new("user", "Accounts of researchers and administrators.")
        {
            Add(),
            Verb("list", "List the accounts.", (services, _, cancellation) => ListAsync(services, cancellation), withEmail: false),
            Reset(),
            Verb("remove", "Remove an account; its studies stay.", RemoveAsync, withEmail: true),
        };

    private static Command Add()
    {
        var role = new Option<string>("--role")
        {
            Description = "Administrator or Researcher.",
            DefaultValueFactory = _ => PortalRoles.Researcher,
        };
        role.AcceptOnlyFromAmong([.. PortalRoles.All]);
        var stdin = new Option<bool>("--password-stdin")
        {
            Description = "Read the password from the standard input; else one is made and shown.",
        };
        var command = new Command("add", "Make an account.") { Email, role, stdin };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    parsed,
                    async services =>
                    {
                        var given = parsed.GetValue(stdin) ? await Console.In.ReadLineAsync(cancellation) : null;
                        var password = given ?? RandomCode.New();
                        var user = await Administration(services)
                            .AddAsync(parsed.GetRequiredValue(Email), parsed.GetRequiredValue(role), password);
                        AnsiConsole.MarkupLineInterpolated($"{user.Email} can sign in.");
                        if (given is null)
                            AnsiConsole.MarkupLineInterpolated($"The password is {password} and is shown only now.");
                        return 0;
                    },
                    cancellation
                )
        );
        return command;
    }

    private static Command Reset()
    {
        var command = new Command("reset", "Give an account another password, which is shown.") { Email };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    parsed,
                    async services =>
                    {
                        var users = services.GetRequiredService<UserManager<PortalUser>>();
                        var user = await FindAsync(users, parsed.GetRequiredValue(Email));
                        var password = RandomCode.New();
                        AccountException.ThrowUnless(
                            await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password)
                        );
                        await Administration(services).LockAsync(user.Id, isLocked: false);
                        AnsiConsole.MarkupLineInterpolated($"The password of {user.Email} is {password} and is shown only now.");
                        return 0;
                    },
                    cancellation
                )
        );
        return command;
    }

    private static Command Verb(
        string name,
        string description,
        Func<IServiceProvider, string, CancellationToken, Task<int>> work,
        bool withEmail
    )
    {
        var command = new Command(name, description);
        if (withEmail)
            command.Arguments.Add(Email);
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(parsed, services => work(services, withEmail ? parsed.GetRequiredValue(Email) : "", cancellation), cancellation)
        );
        return command;
    }

    private static async Task<int> ListAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var table = new Table().AddColumns("e-mail", "role", "", "studies");
        foreach (var account in await Administration(services).ListAsync(cancellation))
            table.AddRow(
                Markup.Escape(account.Email),
                account.Role ?? "not admitted yet",
                account.IsLocked ? "locked" : "",
                $"{account.Studies}"
            );
        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task<int> RemoveAsync(IServiceProvider services, string email, CancellationToken cancellation)
    {
        var user = await FindAsync(services.GetRequiredService<UserManager<PortalUser>>(), email);
        await Administration(services).RemoveAsync(user.Id);
        AnsiConsole.MarkupLineInterpolated($"{user.Email} is removed.");
        return 0;
    }

    private static async Task<PortalUser> FindAsync(UserManager<PortalUser> users, string email) =>
        await users.FindByEmailAsync(email) ?? throw new AccountException($"There is no account {email}: user list shows them.");

    private static AccountAdministration Administration(IServiceProvider services) => services.GetRequiredService<AccountAdministration>();

    private static Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> work, CancellationToken cancellation) =>
        VerbHost.RunAsync(
            parsed,
            services => services.AddDatabase().AddAccountWork(),
            async (services, _) =>
            {
                await using var scope = services.CreateAsyncScope();
                return await work(scope.ServiceProvider);
            },
            cancellation
        );
}
