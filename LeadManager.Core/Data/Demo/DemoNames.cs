namespace LeadManager.Core.Data.Demo;

/// <summary>First and last names from several cultures; any first name may meet any last name, as in a port city.</summary>
internal static class DemoNames
{
    public static readonly string[] First =
    [
        "Dorothy", "Walter", "Helen", "George", "Ruth", "Frank", "Gloria", "Raymond", "Shirley", "Harold", "Janet", "Eugene", "Carol", "Leonard",
        "María", "José", "Ángel", "Lucía", "Ramón", "Inés", "Sofía", "Andrés", "Concepción", "Joaquín", "Esperanza", "Raúl",
        "Zoë", "Chloë", "René", "François", "Hélène", "Jürgen", "Käthe", "Björn", "Åsa", "Søren", "Łukasz", "Zofia", "Agnieszka", "Çiğdem",
        "Nguyễn", "Linh", "Thu Hà", "Mei-Ling", "Wei", "Xiulan", "Haruko", "Kenji", "Ji-woo", "Minh",
        "Priya", "Ramesh", "Anjali", "Suresh", "Lakshmi", "Farah", "Omar", "Layla", "Yusuf", "Miriam", "Avraham", "Tova",
        "Oluwaseun", "Ngozi", "Kwame", "Amara", "Thandiwe", "Fatoumata", "Sinéad", "Pádraig", "Siobhán", "Gwen",
        "Dmitri", "Oksana", "Svetlana", "Milica", "Željko", "Andreea", "Theodoros", "Eleni", "Giulia", "Salvatore",
    ];

    public static readonly string[] Last =
    [
        "Abernathy", "Bennett", "Carver", "Dalton", "Ellison", "Fairbanks", "Grayson", "Hollis", "Irving", "Jennings", "Kessler", "Langley",
        "Marsh", "Norwood", "Oakes", "Prescott", "Quincy", "Redmond", "Sutton", "Thatcher", "Underhill", "Whitlock", "Yates",
        "García", "Hernández", "Núñez", "Peña", "Ibáñez", "Vásquez", "Quiñones", "Feliciano", "da Silva", "Gonçalves", "Araújo",
        "O'Brien", "O’Sullivan", "MacLeod", "Fitzgerald", "Ó Dálaigh", "Müller", "Schröder", "Weiß", "van der Berg", "de Vries", "Lindström", "Sørensen",
        "Kowalski", "Wójcik", "Nováková", "Szabó", "Popescu", "Đorđević", "Kovačić", "Papadopoulos", "Rossi", "D'Angelo", "Esposito",
        "Petrov", "Shevchenko", "Cohen", "Ben-David", "Haddad", "al-Masri", "Yılmaz", "Rahimi",
        "Patel", "Iyer", "Subramaniam", "Chowdhury", "Khan", "Wong", "Liu", "Nakamura", "Kim-Park", "Trần", "Phạm", "Santos-Reyes",
        "Okafor", "Mensah", "Diallo", "Adeyemi", "Nkosi", "Baptiste", "Toussaint",
    ];

    public static readonly string[] Relations = ["Daughter", "Son", "Spouse", "Sister", "Brother", "Niece", "Neighbour", "Friend", "Grandson"];
}
