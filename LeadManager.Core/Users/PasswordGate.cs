using Microsoft.AspNetCore.Identity;

namespace LeadManager.Core.Users;

/// <summary>
/// The one place where passwords are hashed and verified (S2.121). A hash costs about a tenth of a second of one core on
/// purpose; at most two run at once, so that a storm of sign-ins cannot take the machine.
/// </summary>
public sealed class PasswordGate(IPasswordHasher<User> hasher) : IDisposable
{
    /// <summary>How often the key is derived.</summary>
    public const int Rounds = 210_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly User Nobody = new() { Name = "" };

    private readonly SemaphoreSlim _turns = new(2, 2);
    private readonly Lazy<string> _anyHash = new(() => hasher.HashPassword(Nobody, Fingerprint.NewKey()));

    /// <summary>The salted hash to store; null where too many wait already.</summary>
    public Task<string?> HashAsync(string password, CancellationToken ct) =>
        InTurnAsync<string?>(() => hasher.HashPassword(Nobody, password), null, ct);

    /// <summary>
    /// Whether the password is right; null where too many wait already. Without a hash (no such user) the same work is
    /// done, so that the time does not tell.
    /// </summary>
    public Task<bool?> VerifyAsync(string? hash, string password, CancellationToken ct) => InTurnAsync<bool?>(
        () => hasher.VerifyHashedPassword(Nobody, hash ?? _anyHash.Value, password) != PasswordVerificationResult.Failed && hash is not null,
        null, ct);

    public void Dispose() => _turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, T busy, CancellationToken ct)
    {
        if (!await _turns.WaitAsync(Patience, ct))
            return busy;
        try
        {
            return await Task.Run(work, ct);
        }
        finally
        {
            _turns.Release();
        }
    }
}
