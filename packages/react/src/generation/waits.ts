// Three waits that hang together, in milliseconds, from the moment at which a picture is ready. Nobody notices them, and
// each leaves the frame in which a cell shows its picture to that cell alone.

/** Before lists are fetched again and a toast is shown. */
export const pictureFirst = 60;

/** An answer that came sooner cannot know of the picture: it was asked for before `pictureFirst` had passed. */
export const askedAfter: number = pictureFirst / 2;

/** Before the whole dialog turns back into a form: the last picture and the list with it are painted before. */
export const lastPictureFirst: number = pictureFirst * 2;
