using LeadManager.Core.Data;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Imports.Reading;

/// <summary>The wordings under which spreadsheets and other systems export the fields of a lead.</summary>
internal static class ColumnNames
{
    private static readonly Dictionary<string, string[]> Wordings = new()
    {
        [nameof(LeadInput.FirstName)] = ["first", "fname", "f name", "given name", "givenname", "forename", "christian name", "vorname", "prenom", "nombre", "nome", "voornaam"],
        [nameof(LeadInput.LastName)] = ["last", "lname", "l name", "surname", "family name", "second name", "nachname", "familienname", "nom", "nom de famille", "apellido", "apellidos", "cognome", "achternaam"],
        [ImportTarget.FullName] = ["name", "full name", "lead name", "contact name", "customer name", "client name", "person", "person name", "contact", "customer", "client", "nombre completo", "nom complet"],
        [nameof(LeadInput.Phone)] =
        [
            "phone number", "telephone", "telephone number", "tel", "tel no", "mobile", "mobile number", "mobile phone", "cell", "cell phone", "cellphone", "contact number", "contact numbers", "contact phone",
            "contact phone number", "phone no", "ph", "ph no", "primary phone", "home phone", "work phone", "whatsapp", "telefon", "telefonnummer", "handy", "telefono", "telefone", "movil",
        ],
        [nameof(LeadInput.Email)] = ["email", "e mail", "emails", "email address", "e mail address", "mail", "primary email", "work email", "correo", "correo electronico", "courriel"],
        [nameof(LeadInput.City)] = ["town", "suburb", "locality", "municipality", "place", "stadt", "ort", "ville", "ciudad", "cidade"],
        [nameof(LeadInput.State)] = ["province", "region", "county", "state province", "bundesland", "estado", "provincia"],
        [nameof(LeadInput.ZipCode)] = ["zip", "zipcode", "postal code", "postcode", "post code", "pin code", "pincode", "plz", "postleitzahl", "code postal", "codigo postal", "cep"],
        [nameof(LeadInput.Zone)] = ["sales zone"],
        [nameof(LeadInput.StaffName)] = ["staff name", "staff member", "captured by", "entered by", "sales agent", "agent", "sales rep", "salesperson", "representative", "lead owner", "owner", "employee"],
        [nameof(LeadInput.Source)] = ["lead source", "source name", "channel", "origin", "how did you hear about us", "referred from", "quelle", "fuente", "origen"],
        [nameof(LeadInput.EventName)] = ["event name", "outreach event", "campaign event"],
        [nameof(LeadInput.WordOfMouthType)] = ["word of mouth", "wom type", "referred by type"],
        [nameof(LeadInput.OtherSourceType)] = ["other source type", "source detail", "source details"],
        [nameof(LeadInput.Interest)] = ["interested in", "requirement", "requirements", "need", "needs", "product interest"],
        [nameof(LeadInput.Commodity)] = ["product", "products"],
        [nameof(LeadInput.ProductCategory)] = ["category", "product type", "series"],
        [nameof(LeadInput.Temperature)] = ["rating", "lead temperature"],
        [nameof(LeadInput.Status)] = ["lead status"],
        [nameof(LeadInput.LastContactStatus)] = ["contact status", "last activity", "last contact result"],
        [nameof(LeadInput.LastContactDate)] = ["last contacted", "contact date", "date of last contact", "last contact", "letzter kontakt", "dernier contact", "ultimo contacto"],
        [nameof(LeadInput.Comments)] = ["comment", "note", "notes", "remarks", "remark", "description", "message", "details", "kommentar", "kommentare", "bemerkung", "bemerkungen", "notiz", "notizen", "commentaire", "commentaires", "remarques", "comentario", "comentarios", "notas"],
        [nameof(LeadInput.IsSpecial)] = ["is special", "vip"],
        [nameof(LeadInput.SpecialReason)] = ["special reason", "reason special"],
        [nameof(LeadInput.DateOfBirth)] = ["dob", "birth date", "birthdate", "birthday", "date birth", "geburtsdatum", "fecha de nacimiento", "date de naissance"],
        [nameof(LeadInput.MedicaidNo)] = ["medicaid", "medicaid no", "medicaid id"],
        [nameof(LeadInput.EmergencyContactName)] = ["e contact name", "emergency name", "emergency contact"],
        [nameof(LeadInput.EmergencyContactRelation)] = ["e contact relation", "emergency relation", "relationship"],
        [nameof(LeadInput.EmergencyContactPhone)] = ["e contact phone", "emergency phone", "emergency number"],
    };

    private static readonly Dictionary<string, string> Targets = Build();

    /// <summary>The target that a column of this name means, or null.</summary>
    public static string? Find(string? name) => name is null ? null : Targets.GetValueOrDefault(Plain(name));

    /// <summary>"First_Name*" and "firstName" both become "first name".</summary>
    public static string Plain(string name)
    {
        var words = new System.Text.StringBuilder(name.Length + 4);
        var before = ' ';
        foreach (var sign in name)
        {
            if (char.IsUpper(sign) && char.IsLower(before))
                words.Append(' ');
            words.Append(char.IsLetterOrDigit(sign) ? sign : ' ');
            before = sign;
        }

        return string.Join(' ', TextFolding.Fold(words.ToString()).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static Dictionary<string, string> Build()
    {
        var targets = new Dictionary<string, string>();
        foreach (var field in LeadFields.All)
        {
            targets.TryAdd(Plain(field.Label), field.Name);
            targets.TryAdd(Plain(Words.Find(field.Label)), field.Name);
            targets.TryAdd(Plain(field.Name), field.Name);
        }

        foreach (var (target, wordings) in Wordings)
            foreach (var wording in wordings)
                targets.TryAdd(Plain(wording), target);
        return targets;
    }
}
