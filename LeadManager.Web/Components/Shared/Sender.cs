using System.Net;
using LeadManager.Core;

namespace LeadManager.Web.Components.Shared;

/// <summary>An address on the network, as people read it.</summary>
public static class Sender
{
    /// <summary>"this machine" for the server itself; an IPv4 address in its short form; null where none is known.</summary>
    public static string? Say(string? address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
            return address;
        return IPAddress.IsLoopback(parsed) ? Words.Say("this machine") : (parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed).ToString();
    }
}
