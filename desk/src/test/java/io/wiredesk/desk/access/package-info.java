@org.jspecify.annotations.NullMarked
package io.wiredesk.desk.access;
