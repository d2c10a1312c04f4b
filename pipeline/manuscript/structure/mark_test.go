package structure

import (
	"fmt"
	"testing"
)

func TestReadMark(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Chapter 7", `labelled Chapter|7|=7`},
		{"CHAPTER SEVEN", `labelled CHAPTER|SEVEN|=7`},
		{"Ch. 7", `labelled Ch|7|=7`},
		{"chapter 12: the storm", `labelled chapter|12|the storm=12`},
		{"Chapter 7: The Storm", `labelled Chapter|7|The Storm=7`},
		{"Chapter Six - The Storm", `labelled Chapter|Six|The Storm=6`},
		{"Chapter Twenty-One — Home", `labelled Chapter|Twenty-One|Home=21`},
		{"Chapter One Hundred and Two", `labelled Chapter|One Hundred and Two|=102`},
		{"Chapter XIV. The Return", `labelled Chapter|XIV|The Return=14`},
		{"Chapter 7 The Long Road Home", `labelled Chapter|7|The Long Road Home=7`},
		{"Part One", `labelled Part|One|=1`},
		{"Book the First", `labelled Book|the First|=1`},
		{"Book the Second: The Golden Thread", `labelled Book|the Second|The Golden Thread=2`},
		{"The First Part", `labelled |The First Part|=1`},
		{"Volume II", `labelled Volume|II|=2`},
		{"Stave One: Marley's Ghost", `labelled Stave|One|Marley's Ghost=1`},
		{"Act I", `labelled Act|I|=1`},
		{"Interlude 2", `labelled Interlude|2|=2`},
		{"Chapter 21:", `labelled Chapter|21|=21`},
		{"~ Chapter 3 ~", `labelled Chapter|3|=3`},
		{"=== CHAPTER 3 ===", `labelled CHAPTER|3|=3`},
		{"[Chapter 3]", `labelled Chapter|3|=3`},
		{"Chapter 3: Who Goes There?", `labelled Chapter|3|Who Goes There?=3`},
		{"Chapter 3: And Then...", `labelled Chapter|3|And Then...=3`},
		{"Chapter 3: The Storm (1/2)", `labelled Chapter|3|The Storm (1/2)=3`},
		{"Chapter #3", `labelled Chapter|3|=3`},
		{"Chapter 3 (1/2)", `labelled Chapter|3|(1/2)=3`},
		{"Chapter 3 (continued)", `labelled Chapter|3|(continued)=3`},
		{"Chapter 3, cont.", `labelled Chapter|3|cont.=3`},
		{"Chapter 3 Cont'd", `labelled Chapter|3|Cont'd=3`},
		{"Chapter Three, part 1 of 2", `labelled Chapter|Three|part 1 of 2=3`},
		{"*** 3 ***", `bare |3|=3`},
		{"7", `bare |7|=7`},
		{"7.", `bare |7|=7`},
		{"VII", `bare |VII|=7`},
		{"VII.", `bare |VII|=7`},
		{"Seven", `bare |Seven|=7`},
		{"7. The Storm", `numbered |7|The Storm=7`},
		{"VII. The Storm", `numbered |VII|The Storm=7`},
		{"7 - The Storm", `numbered |7|The Storm=7`},
		{"Prologue", `named ||Prologue=0`},
		{"PROLOGUE.", `named ||PROLOGUE.=0`},
		{"Prologue: One Night", `named Prologue||One Night=0`},
		{"Epilogue – Home", `named Epilogue||Home=0`},
		{"Author's Note", `named ||Author's Note=0`},
		{"About the Author", `named ||About the Author=0`},
		{"Second Narrative: The Storm", `generic |Second Narrative|The Storm=2`},
		{"Day 3", `generic Day|3|=3`},
		{"LOG ENTRY 014: Ash", `generic LOG ENTRY|014|Ash=14`},
		{"No. 7", `generic No|7|=7`},
		{"Night the Third", `generic Night|the Third|=3`},
		{"THE THIRD NIGHT", `generic |THE THIRD NIGHT|=3`},
		{"Ten days before", `generic |Ten days before|=10`},
		{"12 angry men", `generic |12 angry men|=12`}, // its neighbours do not count
		{"S02E07 - The Storm", `labelled |S02E07|The Storm=7`},
		{"2x07", `labelled |2x07|=7`},
		{"Volume 2, Chapter 7: The Storm", `labelled Volume 2, Chapter|7|The Storm=7`},
		{"BOOK TWO - CHAPTER SEVEN", `labelled BOOK TWO - CHAPTER|SEVEN|=7`},
		{"Chapter 7 of 40", `labelled Chapter|7 of 40|=7`},
		{"Chapter 12.5: Ash", `labelled Chapter|12.5|Ash=12`},
		{"Chapter7", `labelled Chapter|7|=7`},
		{"Chapter 7 (The Storm)", `labelled Chapter|7|(The Storm)=7`},
		{"Chapter One, in which it rains", `labelled Chapter|One|in which it rains=1`},
		{"The 2nd Chapter", `labelled |The 2nd Chapter|=2`},
		{"C H A P T E R   S E V E N", `labelled C H A P T E R|S E V E N|=7`},
		{"CHAPTEE III.", `labelled CHAPTEE|III|=3`},
		{"CHAP TER XIV.", `labelled CHAP TER|XIV|=14`},
		{"CHAPTER lV.", `labelled CHAPTER|lV|=4`},
		{"CHAPTER X I.", `labelled CHAPTER|X I|=11`},
		{"Chpater 9", `labelled Chpater|9|=9`},
		{"2.7 The Storm", `numbered |2.7|The Storm=7`},
		{"3/20", `bare |3/20|=3`},
		{"(iv)", `bare |iv|=4`},
		{"7)", `bare |7|=7`},
		{"Seven | The Storm", `numbered |Seven|The Storm=7`},
		{"Tuesday, 4 May", `dated ||Tuesday, 4 May=132`},
		{"May 4th, 1911", `dated ||May 4th, 1911=733956`},
		{"6:05 a.m.", `dated ||6:05 a.m.=365`},
		{"London, June 1940", `dated ||London, June 1940=23285`},
		{"Winter", `dated ||Winter=3`},

		{"Chapter and verse, he knew it all.", ""},
		{"Chapter seven was the worst of it.", ""},
		{"Chapter 7 was the worst of it.", ""},
		{"Chapter by chapter she read on.", ""},
		{"Chapter 3, continued from last week.", ""},
		{"Chapter 3, part of it", ""},
		{"Part of me wanted to go.", ""},
		{"Part one of the plan was over.", ""},
		{"Book one a room, would you?", ""},
		{"I am not going.", ""},
		{"I, for one, am not going.", ""},
		{"I...", ""},
		{"I. Don't. Care.", `numbered |I|Don't. Care.=1`}, // its neighbours do not count up
		{"One by one they left.", ""},
		{"One-eyed Jack", ""},
		{"10:30 in the morning", ""},
		{"3.5 miles", ""},
		{"1,000 men", ""},
		{"Room # 9", ""},
		{"May 4 was her birthday.", ""},
		{"8. Friday Night", `numbered |8|Friday Night=8`},
		{"Chapter Eleven, he told the bank, was a word.", ""},
		{"Day six was like day five.", ""},
		{"Book Four of the Chronicle stops there.", ""},
		{"mix", ""},
		{"did", ""},
		{"prologue to nothing", ""},
		{"* * *", ""},
		{"Mix", ""},
		{"Introductions were made.", ""},
	} {
		got := show(c.in, readMark(c.in))
		if got != c.want {
			t.Errorf("%q: got %s, want %s", c.in, got, c.want)
		}
	}
}

func show(s string, m mark) string {
	if m.form == noForm {
		return ""
	}
	part := func(p span) string { return s[p.from:p.to] }
	return fmt.Sprintf("%s %s|%s|%s=%d", [...]string{"", "labelled", "named", "bare", "numbered", "generic", "dated"}[m.form], part(m.label), part(m.numeral), part(m.title), m.value)
}

func TestTitleOfName(t *testing.T) {
	for name, want := range map[string]string{
		"000_3cd6856fb4b86c2d": "", "the-salt-road": "The Salt Road", "The Salt Road final v2": "The Salt Road Final",
		"manuscript": "", "chapter 3": "", "": "", "draft_2": "", "émile-in-paris": "Émile in Paris", "2026-01-05": "",
	} {
		if got := titleOfName(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
