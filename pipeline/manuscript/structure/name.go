package structure

import (
	"strings"

	"octavo/pipeline/book"
)

// names are the headings that say what they head, in letters only.
var names = map[string]book.Kind{
	"prologue": book.Prologue, "prolog": book.Prologue, "epilogue": book.Epilogue, "epilog": book.Epilogue,
	"interlude": book.Interlude, "intermission": book.Interlude, "entracte": book.Interlude,
	"sidestory": book.Interlude, "sidechapter": book.Interlude, "extra": book.Interlude, "extrachapter": book.Interlude, "bonus": book.Interlude,
	"bonuschapter": book.Interlude, "omake": book.Interlude, "specialchapter": book.Interlude,
	"foreword": book.Foreword, "preface": book.Preface, "introduction": book.Introduction,
	"afterword": book.Afterword, "postscript": book.Afterword,
	"authorsnote": book.AuthorsNote, "authornote": book.AuthorsNote, "anotefromtheauthor": book.AuthorsNote,
	"notefromtheauthor": book.AuthorsNote, "historicalnote": book.AuthorsNote,
	"acknowledgements": book.Acknowledgments, "acknowledgments": book.Acknowledgments, "thanks": book.Acknowledgments,
	"abouttheauthor": book.About, "abouttheauthors": book.About, "alsoby": book.AlsoBy, "alsobythisauthor": book.AlsoBy,
	"alsobytheauthor": book.AlsoBy, "booksby": book.AlsoBy, "otherbooksby": book.AlsoBy,
	"dedication": book.Dedication, "epigraph": book.Epigraph, "copyright": book.Copyright,
	"contents": book.Contents, "tableofcontents": book.Contents, "contentwarnings": book.ContentNotes,
	"contentnotes": book.ContentNotes, "contentwarning": book.ContentNotes, "triggerwarnings": book.ContentNotes,
	"appendix": book.Appendix, "glossary": book.Appendix, "dramatispersonae": book.Introduction, "conclusion": book.Epilogue,
	"colophon": book.Colophon, "prelude": book.Prologue, "overture": book.Prologue, "postlude": book.Epilogue, "coda": book.Epilogue,
	"finale": book.Epilogue, "envoi": book.Epilogue, "lenvoi": book.Epilogue,
	"translatorsnote": book.Introduction, "editorsnote": book.Introduction, "anoteonthetext": book.Introduction, "castofcharacters": book.Introduction,
	"bibliography": book.Appendix, "timeline": book.Appendix, "discussionquestions": book.Appendix, "questionsfordiscussion": book.Appendix,
	"readinggroupguide": book.Appendix,
}

// readName reads "Prologue", "Epilogue: Home", "About the Author", "Interlude: Two".
func (m *mark) readName(s string, offset int) bool {
	if kind, ok := nameOf(s); ok {
		m.form, m.kind, m.word = named, kind, string(kind)
		m.title = span{offset, offset + len(s)}
		return true
	}
	for _, sep := range []string{":", " - ", " – ", " — ", "—", " | "} {
		head, rest, ok := strings.Cut(s, sep)
		if !ok {
			continue
		}
		kind, known := nameOf(strings.TrimRight(head, " "))
		if !known || kind == book.Contents {
			continue
		}
		title := strings.TrimLeft(rest, " ")
		if title == "" {
			continue
		}
		m.form, m.kind, m.word = named, kind, string(kind)
		m.label = span{offset, offset + len(strings.TrimRight(head, " "))}
		m.title = span{offset + len(s) - len(title), offset + len(s)}
		m.separated = true
		return true
	}
	return false
}

func nameOf(s string) (book.Kind, bool) {
	if len(s) > 40 || startsSmall(s) && strings.ToLower(s) != s {
		return "", false
	}
	kind, ok := names[book.LettersOf(s)]
	if kind == book.Acknowledgments && strings.ContainsAny(s[len(s)-1:], ".!") && !allCapitals(s) {
		return "", false // "Thanks." is what somebody says
	}
	return kind, ok
}
