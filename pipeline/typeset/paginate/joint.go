package paginate

// A joint brings together the states that the variants of a block lead to. It
// finds those alike by their place in a table, since there may be hundreds.
type joint struct {
	width int
	last  int     // Options.LastLines
	at    []int32 // index in the list plus one
	used  []int32 // entries of at that are set
}

// tallest is the most that Options.Tall can be.
const tallest = 1

// spread is how many values of state.verso the table tells apart: from a line
// long to shortest short, and alone. Others are looked for one by one.
const spread = shortest + 3

func (j *joint) reset(lines, last int) {
	j.last = last
	if width := lines + 8; width != j.width {
		j.width, j.at, j.used = width, make([]int32, width*8*spread*4), j.used[:0]
	}
	for _, i := range j.used {
		j.at[i] = 0
	}
	j.used = j.used[:0]
}

// add puts s into the list, or in place of one alike that costs more.
func (j *joint) add(list []state, s state) []state {
	i, ok := j.index(&s)
	if !ok {
		for k := range list {
			if list[k].alike(&s) {
				if s.cost < list[k].cost {
					list[k] = s
				}
				return list
			}
		}
		return append(list, s)
	}
	if at := j.at[i]; at > 0 {
		if s.cost < list[at-1].cost {
			list[at-1] = s
		}
		return list
	}
	list = append(list, s)
	j.at[i] = int32(len(list))
	j.used = append(j.used, int32(i))
	return list
}

func (j *joint) index(s *state) (int, bool) {
	verso := s.verso + tallest
	if s.verso == alone {
		verso = spread - 1
	}
	if s.queue > 0 || s.least > 0 || s.fresh || verso < 0 || verso >= spread || s.used >= j.width || s.tail >= 8 || s.text != min(s.used-s.tail, j.last) {
		return 0, false
	}
	flags := 0
	if s.recto {
		flags = 1
	}
	if s.first {
		flags += 2
	}
	return ((flags*spread+verso)*8+s.tail)*j.width + s.used, true
}
