package org.arraytwin.binding;

import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cimxml.ClassWriter;
import org.arraytwin.cimxml.InstanceWriter;
import org.arraytwin.cimxml.ResponseWriter;
import org.arraytwin.cimxml.Utf8Output;
import org.arraytwin.wbem.Portion;

/**
 * Writes a portion of a pulled enumeration while it is drawn. Its enumeration ends with an answer
 * that does not come to its end.
 */
final class PortionWriter {
  private final Utf8Output out;
  private final ResponseWriter envelope;
  private final String host;
  private final String namespace;

  PortionWriter(Utf8Output out, ResponseWriter envelope, String host, String namespace) {
    this.out = out;
    this.envelope = envelope;
    this.host = host;
    this.namespace = namespace;
  }

  void write(String operation, Portion portion) {
    boolean written = false;
    out.beforeAnyLeaves(portion::sending);
    try {
      envelope.beginIntrinsic(operation);
      objects(portion);
      envelope.endReturnValue();
      // Everything that can fail is behind: what follows fits the contract of end().
      Portion.Rest rest = portion.end();
      written = true;
      out.beforeAnyLeaves(null);
      outParameters(portion, rest);
      envelope.endOutParameters();
    } finally {
      if (!written) {
        out.beforeAnyLeaves(null);
        portion.broken();
      }
    }
  }

  private void objects(Portion portion) {
    InstanceWriter writer =
        new InstanceWriter(out, portion.form().classOrigin(), portion.form().properties());
    boolean paths = portion.kind() == Portion.Kind.PATHS;
    boolean bare = portion.kind() == Portion.Kind.INSTANCES;
    for (Object object = portion.next(); object != null; object = portion.next()) {
      if (object instanceof ObjectPath path) {
        writer.instancePath(path, host, namespace);
      } else if (object instanceof CimInstance instance) {
        if (paths) {
          writer.instancePath(instance, host, namespace);
        } else if (bare) {
          writer.instance(instance);
        } else {
          writer.withInstancePath(instance, host, namespace);
        }
      } else {
        throw new IllegalStateException("no form for " + object.getClass());
      }
    }
  }

  /** In the order that DSP0200 gives them. */
  private void outParameters(Portion portion, Portion.Rest rest) {
    if (portion.opening()) {
      envelope.textOut("EnumerationContext", rest.context());
      envelope.flagOut("EndOfSequence", rest.context() == null);
      CimClass rows = portion.resultClass();
      if (rows != null) {
        envelope.beginClassOut("QueryResultClass");
        new ClassWriter(out, false).cimClass(rows);
        envelope.endClassOut();
      }
    } else {
      envelope.flagOut("EndOfSequence", rest.context() == null);
      envelope.textOut("EnumerationContext", rest.context());
    }
  }
}
