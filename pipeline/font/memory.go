package font

import "sync"

// A Memory holds what was shaped, for Shapers that work side by side: each text
// is shaped once for all of them. It is safe for concurrent use.
type Memory struct {
	lock sync.Mutex
	all  map[cacheKey]*known
}

// NewMemory returns a Memory with nothing in it.
func NewMemory() *Memory { return &Memory{all: map[cacheKey]*known{}} }

// of returns what is known of a face and style.
func (m *Memory) of(key cacheKey) *known {
	m.lock.Lock()
	defer m.lock.Unlock()
	k := m.all[key]
	if k == nil {
		k = &known{words: map[string]*Shape{}, gaps: map[gap]int32{}}
		m.all[key] = k
	}
	return k
}

// known is what was shaped in one face and style.
type known struct {
	lock  sync.RWMutex
	words map[string]*Shape
	gaps  map[gap]int32

	once  sync.Once
	plain *plainSet
}

// plainChars returns the plain characters, nil for none.
func (k *known) plainChars(f *Face, c *shapeCache) *plainSet {
	k.once.Do(func() {
		defer func() {
			if recover() != nil { // a table is broken in a way that was not seen
				k.plain = nil
			}
		}()
		k.plain = f.plainChars(c.tags)
	})
	return k.plain
}

// shape returns the Shape of a text, or nil.
func (k *known) shape(text string) *Shape {
	k.lock.RLock()
	defer k.lock.RUnlock()
	return k.words[text]
}

// keep remembers a Shape, and returns it, or the one another Shaper has made
// meanwhile.
func (k *known) keep(s *Shape) *Shape {
	k.lock.Lock()
	defer k.lock.Unlock()
	if other := k.words[s.Text]; other != nil {
		return other
	}
	k.words[s.Text] = s
	return s
}

func (k *known) gap(g gap) (int32, bool) {
	k.lock.RLock()
	defer k.lock.RUnlock()
	width, ok := k.gaps[g]
	return width, ok
}

func (k *known) keepGap(g gap, width int32) {
	k.lock.Lock()
	defer k.lock.Unlock()
	k.gaps[g] = width
}
