package structure

import (
	"regexp"
	"strings"
	"unicode"
)

var weekdayNames = map[string]int{"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
	"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}

var monthsByName = map[string]int{"january": 0, "february": 1, "march": 2, "april": 3, "may": 4, "june": 5, "july": 6, "august": 7,
	"september": 8, "october": 9, "november": 10, "december": 11, "jan": 0, "feb": 1, "mar": 2, "apr": 3, "jun": 5, "jul": 6, "aug": 7,
	"sep": 8, "sept": 8, "oct": 9, "nov": 10, "dec": 11}

var seasonNames = map[string]int{"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}

// partsOfDay may stand beside a date.
var partsOfDay = map[string]int{"dawn": 1, "morning": 2, "noon": 3, "midday": 3, "afternoon": 4, "dusk": 5, "evening": 5, "night": 6, "midnight": 6}

// A dateReader takes a line's words for those of a date.
type dateReader struct {
	weekday, day, month, year, season, hour, part int // -1 is not said
	place                                         bool
	counted                                       bool // the day is the 4th, not 4
}

// readDate reads a line that is a date and nothing else: Tuesday, 4 May; May
// 4th, 1911; June 1940; 1897; Monday; Winter; 6:05 a.m. A place may stand
// before a full date. Its value goes up with time.
func (m *mark) readDate(s string, offset int) bool {
	if len(s) > 60 {
		return false
	}
	d := dateReader{weekday: -1, day: -1, month: -1, year: -1, season: -1, hour: -1, part: -1}
	if !d.read(s) {
		return false
	}
	year := max(d.year, 0)
	switch {
	case d.day > 0 && d.month < 0 && !d.counted:
		return false // 8. Friday Night
	case d.month >= 0 && d.day > 0:
		m.word, m.value = "day", (year*12+d.month)*32+d.day
	case d.month >= 0:
		m.word, m.value = "month", year*12+d.month
	case d.season >= 0:
		m.word, m.value = "season", year*4+d.season
	case d.year >= 0:
		m.word, m.value = "year", d.year
	case d.weekday >= 0:
		m.word, m.value = "weekday", d.weekday
	case d.hour >= 0:
		m.word, m.value = "hour", d.hour
	default:
		return false
	}
	if d.place {
		if m.word != "day" && d.year < 0 {
			return false
		}
		m.word = "place and " + m.word
	}
	m.form = dated
	m.title = span{offset, offset + len(s)}
	return true
}

var (
	clock   = regexp.MustCompile(`^(\d{1,2})[:.](\d{2})(?::\d{2})?(?: ?([ap])\.?m\.?)?$|^(\d{1,2}) ?([ap])\.?m\.?$`)
	isoDate = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)
	sliced  = regexp.MustCompile(`^(\d{1,2})([/.])(\d{1,2})[/.](\d{4}|\d{2})$`)
)

// clockBehind is the hour of a day: Monday, 3 p.m.
var clockBehind = regexp.MustCompile(`[,;–—-]? *\b(?:at )?(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)$`)

// read takes all of a line, or gives up.
func (d *dateReader) read(s string) bool {
	whole := strings.ToLower(strings.TrimRight(s, "."))
	if at := clock.FindStringSubmatch(whole); at != nil {
		return d.readClock(at)
	}
	if at := isoDate.FindStringSubmatch(whole); at != nil {
		d.year, _ = digits(at[1])
		d.month, _ = digits(at[2])
		d.day, _ = digits(at[3])
		d.month--
		return d.month >= 0 && d.month < 12 && d.day >= 1 && d.day <= 31
	}
	if at := sliced.FindStringSubmatch(whole); at != nil {
		a, _ := digits(at[1])
		b, _ := digits(at[3])
		d.year, _ = digits(at[4])
		d.day, d.month = a, b-1 // the sum orders them either way round, or nearly
		if at[2] == "/" && b > 12 {
			d.day, d.month = b, a-1
		}
		return d.month >= 0 && d.month < 12 && d.day >= 1 && d.day <= 31
	}
	if place, rest, ok := d.cutPlace(s); ok {
		d.place = place != ""
		s = rest
	}
	if at := clockBehind.FindStringIndex(strings.ToLower(s)); at != nil && at[0] > 0 {
		s = s[:at[0]]
	}
	fields := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",–—-()|/", r) })
	if len(fields) == 0 || len(fields) > 8 {
		return false
	}
	for i, w := range fields {
		if !d.take(w, i, fields) {
			return false
		}
	}
	return true
}

// cutPlace parts a place in front of a date from it: at most three words with
// capitals before a comma.
func (d *dateReader) cutPlace(s string) (place, rest string, ok bool) {
	place, rest = s, ""
	for _, sep := range []string{",", " — ", " – ", " - ", ": "} {
		if before, after, cut := strings.Cut(s, sep); cut && len(before) < len(place) {
			place, rest, ok = before, after, true
		}
	}
	if !ok || startsSmall(place) || strings.Count(place, " ") > 2 || strings.ContainsAny(place, "0123456789.") {
		return "", s, false
	}
	for _, w := range strings.Fields(place) {
		small := strings.ToLower(w)
		_, weekday := weekdayNames[small]
		_, month := monthsByName[small]
		if weekday || month {
			return "", s, false
		}
	}
	return place, rest, true
}

func (d *dateReader) readClock(at []string) bool {
	hour, minute, half := at[1], at[2], at[3]
	if hour == "" {
		hour, minute, half = at[4], "0", at[5]
	}
	h, _ := digits(hour)
	m, _ := digits(minute)
	if h > 24 || m > 59 || half != "" && (h > 12 || h < 1) {
		return false
	}
	if half == "p" && h < 12 {
		h += 12
	}
	d.hour = h*60 + m
	return true
}

// take reads one word of a date.
func (d *dateReader) take(w string, i int, all []string) bool {
	small := strings.TrimRight(strings.ToLower(w), ".:")
	if v, ok := weekdayNames[small]; ok && d.weekday < 0 && !startsSmall(w) {
		d.weekday = v
		return true
	}
	if v, ok := monthsByName[small]; ok && d.month < 0 && !startsSmall(w) {
		d.month = v
		return true
	}
	if v, ok := seasonNames[small]; ok && d.season < 0 && !startsSmall(w) {
		d.season = v
		return true
	}
	if v, ok := partsOfDay[small]; ok && d.part < 0 && (d.weekday >= 0 || d.month >= 0) {
		d.part = v
		return true
	}
	if small == "the" || small == "of" {
		return i+1 < len(all)
	}
	end := 0
	for end < len(small) && small[end] >= '0' && small[end] <= '9' {
		end++
	}
	n, ok := digits(small[:end])
	switch tail := small[end:]; {
	case ok && tail == "" && end == 4 && n >= 1000 && n < 2500 && d.year < 0:
		d.year = n
	case ok && (tail == "" || tail == "st" || tail == "nd" || tail == "rd" || tail == "th") && n >= 1 && n <= 31 && d.day < 0 && len(all) > 1:
		d.day, d.counted = n, tail != ""
	default:
		v, known := ordinals[small]
		if !known || v < 1 || v > 31 || d.day >= 0 || len(all) < 2 {
			return false
		}
		d.day, d.counted = v, true
	}
	return true
}
