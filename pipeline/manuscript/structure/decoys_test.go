package structure

import "strings"

// decoys are pieces of running text that look like headings when one sees the
// line alone: signs and notices, lists, countdowns, letters, diaries, verse,
// and sentences that begin with a heading's word. A piece is a few lines that
// stand together; an indent is typed with spaces.
var decoys = func() [][]string {
	var list [][]string
	for _, piece := range strings.Split(strings.TrimSpace(decoyText), "\n\n") {
		list = append(list, strings.Split(piece, "\n"))
	}
	return list
}()

const decoyText = `
NO FISHING FROM THIS WALL

                         KEEP OFF THE GRASS

                              PRIVATE
                         BATHERS WILL BE TOWED

FRESH EELS

MINISTER DENIES EVERYTHING

GATE 4

ARRIVING NOON BRING SPADE STOP SAY NOTHING TO MOTHER STOP

LOST: A BROWN DOG. ANSWERS TO ALBERT, OR TO CHEESE

WET PAINT

1. Find the boat.
2. Hide the boat.
3. Forget where the boat is.

1. Eggs, two dozen
2. String
3. A better map

First, that the cellar was locked.
Second, that the cook had the key.
Third, that nobody had fed the cook.

I. The witness is a liar.
II. The witness was not there.
III. There was no witness.

a) the long rope
b) the short rope
c) whatever is in the blue tin

“Five,” said the engineer.

“Four.”

“Three.”

Three.

Two.

One.

Ten. Nine. Eight. Then the line went dead.

Seven.

No.

Later.

Nothing at all.

He waited.

That was on Monday. On Tuesday there was more of it.

12 March. Fog. No post.

13 March. Fog. The post, but nothing in it.

Thursday, 9 April

The Old Mill, 3 June

My dear Agnes,

Yours in some haste,

T. Potter (Rev.)

P.S. Burn this.

1871

1871 was when they put the railings up.

07:40 – Target leaves the bakery.
07:52 – Target goes back for his hat.
08:15 – Target is not where he was.

Chapter 9 was missing from the library's copy, and from the shop's.

Chapter and verse had never been her way of arguing.

Chapter Eleven, he told the bank, was only a word for a fresh start.

“Turn to Chapter 3,” said the master, “and read until I stop you.”

Part of the trouble was the stairs.

Part Two of the plan was to run.

Book Four of the Chronicle stops in the middle of a siege.

Book me a room, and book it in your own name.

Prologue, they called it, and it went on until supper.

Prologue: that is what the actors call the quarrel before the play.

Epilogue? There was no epilogue; there was a bill.

Introduction was made all round, and nobody listened to a word of it.

Contents: two shirts, a razor, one egg. So said the customs man's list.

Interlude, said the programme, and the lights went up on nothing.

Day 4 is the bad one, the sister said.

Day six was like day five, with less bread.

Letter by letter she picked the name out of the sampler.

Letter II of the file is in another hand.

Scene One took all morning and was cut.

Volume 2 held the door open, which was more than its author had done.

Act your age, his aunt said, and then told him what it was.

V was the fifth of them, counting from the window.

X marked nothing.

I. Am. Not. Afraid. Of. Geese.

I did.

II stood for Ida Irving, who had sewn it on.

5 o'clock, and no sign of the tide.

14 steps down, and the fifteenth was water.

One. That was all the bullets there were.

Six of them went in by the front and four came out by the back.

21. She would be twenty-one in the spring.

    Sing low, sing low, the lamp is out,
    The cat is on the stair;
    And what the cat has got about
    We neither know nor care.

i.

    The plough goes up, the plough goes down,
    The gulls go after.

ii.

    The gulls go up, the sun goes down,
    And then the rafter.

ANNA: Is it still there?
PETER: It was never there.
ANNA: Then what did we feed?

Here lies John Marsh, who said that it was safe.

Room 7

The King's Head, Room 7

To whom it may concern:

TO LET

“THE DANCING BEAR”

The Song of the Drowned Men

Then, in smaller letters: Mind the Step

THE END

The end of it was that he kept the horse.

To be continued, said the last page, and it never was.

Part the hair on the left and nobody will see it.

About the author of the note there could be no doubt.

Notes were taken, and lost.

Five days later the rain stopped.

Meanwhile, on the roof

Track 9, said the porter, and pointed at platform four.

Week after week the chair stood empty.

Twelve

“Fourteen?”

“Fifteen.”

40 PENCE THE POUND

The Harbour Master regrets
`
