package specs

// UsualCondition is the printing condition a file is made for when nobody says
// which: SWOP, which KDP's and Ingram's presses in America come nearest to. A
// book in black only looks alike under all of them.
const UsualCondition = "CGATS TR 001"

// Conditions are names in the ICC's registry of characterized printing
// conditions (registry.color.org, as far as the trade knows them by heart; not
// read here). A PDF/X-1a file that names one needs no profile.
var Conditions = []string{
	"CGATS TR 001", "CGATS TR 002", "CGATS TR 003", "CGATS TR 005", "CGATS TR 006",
	"CGATS21-2-CRPC1", "CGATS21-2-CRPC2", "CGATS21-2-CRPC3", "CGATS21-2-CRPC4", "CGATS21-2-CRPC5", "CGATS21-2-CRPC6", "CGATS21-2-CRPC7",
	"FOGRA27", "FOGRA28", "FOGRA29", "FOGRA30", "FOGRA39", "FOGRA40", "FOGRA41", "FOGRA42", "FOGRA43", "FOGRA44", "FOGRA45", "FOGRA46",
	"FOGRA47", "FOGRA48", "FOGRA51", "FOGRA52", "FOGRA53", "IFRA26", "JC200103", "JC200104", "JCN2002", "JCW2003",
}
