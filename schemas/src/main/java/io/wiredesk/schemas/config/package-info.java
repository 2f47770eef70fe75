/// Settings as data. A stage describes its settings in one record whose components carry [Setting]; [Settings] turns
/// key-value sources into that record, with every fault in one message. Read [Settings] first. Where the values come
/// from (file, environment, command line) is the caller's business.
@NullMarked
package io.wiredesk.schemas.config;

import org.jspecify.annotations.NullMarked;
