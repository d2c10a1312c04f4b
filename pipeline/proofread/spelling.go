package proofread

import (
	"fmt"
	"sort"
	"strings"

	"octavo/pipeline/diag"
)

// A rivalry is two ways of spelling that a book should not mix.
type rivalry struct {
	name   [2]string
	spells [][2]string // words in small letters, the one way and the other
}

// rivalries are the ways of English spelling that are told apart by whole
// words. Words that mean something else in one of the two, as meter, tire and
// check, are not among them.
var rivalries = []rivalry{
	{[2]string{"British", "American"}, british()},
	{[2]string{"-ise", "-ize"}, family(`agon apolog author burglar capital categor character civil colon critic crystall dramat econom emphas energ
		equal familiar fantas fertil final general harmon hospital hypnot ideal immobil italic jeopard legal local material maxim
		memor minim mobil modern monopol moral neutral normal optim organ patron penal personal plagiar polar popular privat prior
		rational real recogn regular revolution sanit scandal scrutin sensational social special stabil standard steril subsid summar
		symbol sympath synthes tantal terror theor traumat util vandal victim visual vocal`,
		"ise ised ises ising iser isers isation isations", "ize ized izes izing izer izers ization izations")},
	{[2]string{"grey", "gray"}, family("", "grey greys greyed greying greyish greyer greyness", "gray grays grayed graying grayish grayer grayness")},
	{[2]string{"judgement", "judgment"}, family("", "judgement judgements acknowledgement acknowledgements", "judgment judgments acknowledgment acknowledgments")},
}

func british() [][2]string {
	list := family(`arm behavi cand clam col demean discol dishon disfav endeav fav ferv flav harb hon hum lab misdemean neighb od parl
		ranc rum savi sav splend succ tum unfav val vap vig`,
		"our ours oured ouring ourer ourers ourable ourably ourful ourless ourite ourites ourhood ourhoods ourly",
		"or ors ored oring orer orers orable orably orful orless orite orites orhood orhoods orly")
	list = append(list, family("trave cance counse due fue grove jewe labe leve marve mode pane quarre riva shove signa swive tota trowe tunne unrave yode",
		"lled lling ller llers", "led ling ler lers")...)
	list = append(list, family("cent theat fib sab spect lust meag somb calib manoeuv", "re res", "er ers")...)
	list = append(list, family("anal paral catal", "yse ysed ysing", "yze yzed yzing")...)
	return append(list, family("", `defence defences offence offences pretence pretences plough ploughs ploughed ploughing ploughman
		mould moulds moulded moulding mouldy moustache moustaches pyjamas sceptic sceptical scepticism aeroplane aeroplanes
		cosy cosily marvellous marvellously woollen jewellery sulphur tranquillity skilful skilfully wilful wilfully fulfil fulfilment
		enrolment instalment ageing smoulder smouldered smouldering draughty`,
		`defense defenses offense offenses pretense pretenses plow plows plowed plowing plowman
		mold molds molded molding moldy mustache mustaches pajamas skeptic skeptical skepticism airplane airplanes
		cozy cozily marvelous marvelously woolen jewelry sulfur tranquility skillful skillfully willful willfully fulfill fulfillment
		enrollment installment aging smolder smoldered smoldering drafty`)...)
}

// family pairs the endings of two lists, and puts each stem before each pair.
// No stems is the endings themselves.
func family(stems, one, other string) [][2]string {
	a, b := strings.Fields(one), strings.Fields(other)
	list := strings.Fields(stems)
	if len(list) == 0 {
		list = []string{""}
	}
	var out [][2]string
	for _, stem := range list {
		for i := range a {
			out = append(out, [2]string{stem + a[i], stem + b[i]})
		}
	}
	return out
}

// spelling counts, for each rivalry, the words spelled in the one way and the
// other, and OK in its forms.
func spelling(r *reader) {
	if !r.english() {
		return
	}
	for _, v := range rivalries {
		var n [2]int
		var words [2][]tallied
		for _, pair := range v.spells {
			for side, w := range pair {
				if c := int(r.count(w)); c > 0 {
					n[side] += c
					words[side] = append(words[side], tallied{w, c})
				}
			}
		}
		if n[0] == 0 || n[1] == 0 {
			continue
		}
		rare := 0
		if n[1] < n[0] {
			rare = 1
		}
		r.reportAtWord(words[rare], diag.Finding{Code: "mixed-spelling", Severity: diag.Note,
			Message: fmt.Sprintf("%s %s (%s), %s %s (%s)", v.name[1-rare], times(n[1-rare]), listed(words[1-rare]), v.name[rare], times(n[rare]), listed(words[rare])),
			Hint:    "choose one for the whole book; a quotation keeps its own"})
	}
	r.okay()
}

// A tallied word is one with how often it stands in the book.
type tallied struct {
	word  string
	count int
}

// listed gives the most frequent words with their counts.
func listed(words []tallied) string {
	const most = 6
	list := append([]tallied(nil), words...)
	sort.SliceStable(list, func(i, j int) bool { return list[i].count > list[j].count })
	var parts []string
	for i, w := range list {
		if i == most {
			parts = append(parts, "…")
			break
		}
		part := w.word
		if w.count > 1 {
			part = fmt.Sprintf("%s ×%d", w.word, w.count)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// reportAtWord adds a finding at the first place of one of the words.
func (r *reader) reportAtWord(words []tallied, f diag.Finding) {
	ids := map[int32]bool{}
	for _, w := range words {
		if id, ok := r.ids[w.word]; ok {
			ids[id] = true
		}
	}
	for i := range r.passages {
		for _, w := range r.passages[i].words {
			if ids[w.id] {
				r.report(&r.passages[i], w.from, f)
				return
			}
		}
	}
}

// okay counts the forms of OK.
func (r *reader) okay() {
	count := map[string]int{}
	firstOf := map[string][2]int{}
	for i := range r.passages {
		p := &r.passages[i]
		for k, w := range p.words {
			form := ""
			switch r.spelled[w.id] {
			case "okay":
				form = "okay"
			case "ok":
				form = p.as(w)
			case "k":
				if k > 0 && r.spelled[p.words[k-1].id] == "o" && p.gap(k) == "." && p.as(w) == "K" {
					form = "O.K."
				}
			}
			if form == "" {
				continue
			}
			if count[form] == 0 {
				firstOf[form] = [2]int{i, k}
			}
			count[form]++
		}
	}
	if len(count) < 2 {
		return
	}
	var list []tallied
	for _, form := range []string{"OK", "Ok", "ok", "O.K.", "okay"} {
		if count[form] > 0 {
			list = append(list, tallied{form, count[form]})
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].count > list[j].count })
	at := firstOf[list[len(list)-1].word]
	p := &r.passages[at[0]]
	r.report(p, p.words[at[1]].from, diag.Finding{Code: "mixed-okay", Severity: diag.Note,
		Message: "one word in several spellings: " + listed(list), Hint: "choose one for the whole book"})
}
