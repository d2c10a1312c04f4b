package epub

import "octavo/pipeline/book"

// A semantics says what a kind of section is in the terms of EPUB's
// Structural Semantics Vocabulary and of DPUB-ARIA. Where a vocabulary has no
// word the field is empty: a wrong one would be worse.
type semantics struct {
	epubType string
	role     string
	class    string // for the stylesheet
	listed   bool   // in the table of contents
}

var kinds = map[book.Kind]semantics{
	book.HalfTitle:       {"halftitlepage", "", "half-title", false},
	book.TitlePage:       {"titlepage", "", "title-page", false},
	book.Copyright:       {"copyright-page", "", "copyright", false},
	book.Dedication:      {"dedication", "doc-dedication", "dedication", false},
	book.Epigraph:        {"epigraph", "doc-epigraph", "motto", false},
	book.Foreword:        {"foreword", "doc-foreword", "matter", true},
	book.Preface:         {"preface", "doc-preface", "matter", true},
	book.Introduction:    {"introduction", "doc-introduction", "matter", true},
	book.ContentNotes:    {"notice", "doc-notice", "matter", true},
	book.Part:            {"part", "doc-part", "part", true},
	book.Chapter:         {"chapter", "doc-chapter", "chapter", true},
	book.Prologue:        {"prologue", "doc-prologue", "chapter", true},
	book.Epilogue:        {"epilogue", "doc-epilogue", "chapter", true},
	book.Interlude:       {"chapter", "doc-chapter", "chapter", true},
	book.Afterword:       {"afterword", "doc-afterword", "matter", true},
	book.AuthorsNote:     {"afterword", "doc-afterword", "matter", true},
	book.Acknowledgments: {"acknowledgments", "doc-acknowledgments", "matter", true},
	book.About:           {"contributors", "", "matter", true},
	book.AlsoBy:          {"seriespage", "", "also-by", true},
	book.Colophon:        {"colophon", "doc-colophon", "colophon", true},
	book.Appendix:        {"appendix", "doc-appendix", "matter", true},
	book.Teaser:          {"", "", "chapter", true},
	book.Endnotes:        {"endnotes", "doc-endnotes", "matter", true},
}
