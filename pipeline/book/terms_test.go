package book

import "testing"

// TestTermsAreWhole: each language has a word for every kind and purpose.
func TestTermsAreWhole(t *testing.T) {
	for lang, w := range languages {
		for _, s := range []string{w.Contents, w.Landmarks, w.Pages, w.Cover, w.Start, w.Notes, w.Back, w.Untitled, w.Rights, w.Volume} {
			if s == "" {
				t.Errorf("%s lacks a word", lang)
			}
		}
		for _, k := range Kinds {
			if w.Kinds[k] == "" {
				t.Errorf("%s has no name for %s", lang, k)
			}
		}
	}
	for lang, want := range map[string]string{"zh-TW": "目錄", "zh-CN": "目录", "he-IL": "תוכן העניינים", "xx": "Contents", "": "Contents"} {
		if got := TermsFor(lang).Contents; got != want {
			t.Errorf("%q: %s", lang, got)
		}
	}
}
