namespace LeadManager.Web.Api;

/// <summary>Requests as the OpenAPI document shows them; made-up people.</summary>
internal static class ApiExamples
{
    public const string NewLead = """
        {"firstName":"Inés","lastName":"Marlowe","phone":"(917) 555-0142","email":"ines.marlowe@example.com","city":"Brooklyn","state":"NY","zipCode":"11201",
         "source":"Word of mouth","wordOfMouthType":"Family","interest":"Companion care, three mornings a week","temperature":"Warm",
         "dateOfBirth":"1944-03-02","emergencyContact":{"name":"Tomás Marlowe","relation":"Son","phone":"(917) 555-0143"}}
        """;

    public const string ChangedLead = """{"version":3,"status":"Qualified","lastContactStatus":"Spoke","lastContactDate":"2026-11-20","message":"Please call before noon."}""";

    public const string Login = """{"username":"ines.marlowe","password":"a long sentence that nobody guesses","code":"123456"}""";

    public const string Refresh = """{"refreshToken":"the refreshToken of the last answer"}""";

    public const string NewUser = """{"username":"tomas.marlowe","name":"Tomás Marlowe","email":"tomas.marlowe@example.com","role":"SalesExecutive","managerId":12,"officeId":2,"zone":"West","dailyCap":10}""";

    public const string ChangedUser = """{"version":2,"role":"SalesManager","awayFrom":"2026-12-21","awayUntil":"2027-01-03"}""";

    public const string Import = """
        {"file":"First name;Last name;Tel;Born\r\nInés;Marlowe;(917) 555-0142;02/03/1944","mapping":"{\"Tel\":\"phone\",\"Born\":\"dateOfBirth\"}","policy":"update","dryRun":true,
         "keys":"phone,email","defaults":"{\"source\":\"Campaign\"}","dateOrder":"dayFirst","rowPolicies":"{\"2\":\"create\"}","fixes":"{\"2\":{\"2\":\"+1 917 555 0142\"}}"}
        """;

    public const string Office = """{"name":"North Side","city":"Albany","email":"north@example.com"}""";

    public const string Provider = """{"name":"Dr. Vale","email":"vale@example.com","officeId":1}""";

    public const string Zone = """{"name":"West","states":["CA","OR","WA"],"managerId":12}""";

    public const string ListEntry = """{"name":"Trade fair"}""";

    public const string ProductCategory = """{"name":"Stair lifts","parentId":8}""";

    public const string Move = """{"position":1}""";

    public const string Rule = """{"name":"West, in turn","zones":["West"],"sources":["Website","Call"],"strategy":"RoundRobin","userIds":[7,9]}""";

    public const string Trial = """{"days":30,"withOff":true}""";

    public const string Referral = """{"type":"Regular"}""";

    public const string Assign = """{"userId":7,"notes":"Asked for a call after 4 pm","version":3}""";

    public const string Reassign = """{"officeId":2,"providerId":5,"notes":"Moved to the office near her daughter"}""";

    public const string Notes = """{"notes":"Measured the stairs, wants a price"}""";

    public const string RejectNotes = """{"notes":"Outside my area"}""";

    public const string Seen = """{"version":3}""";

    public const string BulkAssign = """{"leadIds":[41,42,57],"userId":7,"notes":"Holiday cover"}""";

    public const string Status = """{"status":"Qualified","assignedTo":7,"remarks":"Wants to start in May"}""";

    public const string Qualification = """{"details":"Budget agreed, decides with her son","officeId":1,"relationshipManagerId":19}""";

    public const string Milestone = """{"milestone":1,"date":"2026-11-18"}""";

    public const string Close = """{"outcome":"Lost","reason":"Chose another provider"}""";

    public const string Reason = """{"reason":"Called back and wants to go on"}""";

    public const string Activity = """{"type":"Call","note":"Her father comes home on 2 December","outcome":"Spoke","durationMinutes":12,"at":"2026-11-20T15:42:00Z"}""";

    public const string FollowUp = """{"dueAt":"2026-11-24T14:00:00-05:00","type":"Visit","note":"Measure the stairs","ownerId":7}""";

    public const string Quotation = """{"amount":18400.00,"items":"Stair lift, two floors\nInstallation","note":"Needs it before Christmas"}""";

    public const string Evaluation = """{"decision":"Approved","evaluation":"Two more buildings of the same owner"}""";

    public const string TechnicalReview = """{"verdict":"WithChanges","productFit":"Needs the wider seat","installationFeasibility":"One day, two people","spaceAndPower":"A line of its own, 16 A","suitability":"The special machine is the right one"}""";

    public const string Comment = """{"comment":"Leave the second rail out and ask again"}""";

    public const string MovedFollowUp = """{"dueAt":"2026-11-25T14:00:00Z"}""";

    public const string Outcome = """{"outcome":"Spoke","nextDueAt":"2026-12-01T15:00:00Z","nextType":"Call","nextNote":"Ask about the offer"}""";

    public const string Event = """{"name":"Spring Wellness Day","date":"2026-04-20","place":"Prospect Park, Brooklyn"}""";

    /// <summary>Shows this request body in the document.</summary>
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder endpoint, string json) => endpoint.WithMetadata(new ApiExample(json));
}

/// <summary>The JSON of an example request.</summary>
internal sealed record ApiExample(string Json);
