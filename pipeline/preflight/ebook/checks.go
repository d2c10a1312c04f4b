package ebook

// checks are in the order their findings come. A rule whose ID is not here
// would never be looked at; a test holds that all are.
var checks = []check{
	// The file.
	{"epub-broken", (*judge).unread, nil},
	{"epub-container", (*judge).container, nil},
	{"zip-sizes", (*judge).zipSizes, nil},
	{"epub-size", (*judge).bookSize, nil},
	{"file-names", (*judge).fileNames, nil},
	{"missing-file", (*judge).missingFile, nil},
	{"unlisted-file", (*judge).unlistedFile, nil},
	{"media-type", (*judge).mediaType, nil},
	{"media-unknown", (*judge).mediaUnknown, nil},

	// What the book says of itself.
	{"epub-version", (*judge).epubVersion, nil},
	{"isbn-checksum", (*judge).isbn, nil},
	{"marc-role", (*judge).role, nil},
	{"group-position", (*judge).groupPosition, nil},
	{"metadata-space", (*judge).metadataSpace, nil},
	{"access-metadata", (*judge).accessMetadata, nil},
	{"access-claim", (*judge).accessClaim, nil},
	{"page-source", (*judge).pageSource, nil},
	{"page-break-source", (*judge).pageBreakSource, nil},

	// Ways through it.
	{"book-contents", (*judge).contentsList, nil},
	{"contents-depth", (*judge).contentsDepth, nil},
	{"contents-page", (*judge).contentsPage, nil},
	{"landmark-kinds", (*judge).landmarkKinds, nil},
	{"start-of-text", (*judge).startOfText, nil},
	{"ncx-uid", (*judge).ncxUID, nil},
	{"ncx-whole", (*judge).ncxWhole, nil},

	// Its pages.
	{"page-language", (*judge).pageLanguage, nil},
	{"page-title", (*judge).pageTitle, nil},
	{"xml-encoding", (*judge).xmlEncoding, nil},
	{"image-alt", (*judge).imageAlt, nil},
	{"image-source", (*judge).imageSource, nil},
	{"heading-order", (*judge).headingOrder, nil},
	{"epub-type", (*judge).epubType, nil},
	{"note-kind", (*judge).noteKind, nil},
	{"note-return", (*judge).noteReturn, nil},
	{"arrow-picture", (*judge).arrowPicture, nil},
	{"document-size", (*judge).documentSize, nil},
	{"book-scripts", (*judge).scriptsIn, nil},
	{"rival-links", (*judge).rivalLinks, nil},

	// Its styles.
	{"deadly-css", (*judge).deadlyCSS, nil},
	{"inline-style", (*judge).inlineStyle, nil},
	{"placed-text", (*judge).placedText, nil},
	{"readers-choice", (*judge).readersChoice, nil},
	{"low-contrast", (*judge).lowContrast, nil},
	{"background-colour", (*judge).backgrounds, nil},
	{"bare-selector", (*judge).bareSelector, nil},
	{"negative-length", (*judge).negativeLength, nil},
	{"font-switch", (*judge).fontSwitch, nil},

	// Pictures and covers.
	{"picture-broken", (*judge).pictureBroken, (*judge).coverBroken},
	{"picture-pixels", (*judge).picturePixels, nil},
	{"picture-weight", (*judge).pictureWeight, nil},
	{"picture-colours", (*judge).pictureColours, (*judge).coverColours},
	{"cover-named", (*judge).coverNamed, nil},
	{"cover-page", (*judge).coverPage, nil},
	{"cover-twice", (*judge).coverTwice, nil},
	{"cover-least", (*judge).coverInsideLeast, (*judge).coverLeast},
	{"cover-most", (*judge).coverInsideMost, (*judge).coverMost},
	{"cover-ideal", nil, (*judge).coverIdeal},
	{"cover-weight", nil, (*judge).coverWeight},
	{"cover-kind", nil, (*judge).coverFormat},
}
