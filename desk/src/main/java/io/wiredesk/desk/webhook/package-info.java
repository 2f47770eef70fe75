/// Alerts posted to the addresses that their searches name. Alerts come in from the topic, signed posts go out; what no
/// one takes goes to the dead letters. Read [WebhookDelivery] first. Deliberately not here: which alerts there are.
@NullMarked
package io.wiredesk.desk.webhook;

import org.jspecify.annotations.NullMarked;
