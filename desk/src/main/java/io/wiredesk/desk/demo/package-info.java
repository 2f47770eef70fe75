/// The sample news world of `demo`: feeds that travel with the program come in, a web server on loopback that serves
/// them with today's dates goes out. Read [DemoServer] first. Deliberately not here: what is done with the feeds, which
/// are polled like any other publisher's.
@NullMarked
package io.wiredesk.desk.demo;

import org.jspecify.annotations.NullMarked;
