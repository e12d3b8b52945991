namespace LeadManager.Core.Users;

/// <summary>Somebody as a list to choose from shows him.</summary>
public sealed record PersonName(int Id, string Name);
