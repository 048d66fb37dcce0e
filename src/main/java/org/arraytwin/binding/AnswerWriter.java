package org.arraytwin.binding;

import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Consumer;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cimxml.Call;
import org.arraytwin.cimxml.ClassWriter;
import org.arraytwin.cimxml.InstanceWriter;
import org.arraytwin.cimxml.Request;
import org.arraytwin.cimxml.ResponseWriter;
import org.arraytwin.cimxml.Utf8Output;
import org.arraytwin.wbem.Answer;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.InstanceForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the calls of a message in turn and writes the answer to each, which is a result or a CIM
 * error but never half of one.
 */
public final class AnswerWriter {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

  private final CimServer server;
  private final Utf8Output out;
  private final ResponseWriter envelope;

  public AnswerWriter(CimServer server, Utf8Output out) {
    this.server = server;
    this.out = out;
    this.envelope = new ResponseWriter(out);
  }

  /**
   * Writes the whole message.
   *
   * @throws AnswerCut where a call fails once a part of its own answer has left
   * @throws UncheckedIOException where the client has gone
   */
  public void write(Request message) {
    envelope.begin(message.messageId(), message.multiple());
    for (Call call : message.calls()) {
      if (message.multiple()) {
        out.makeRoom();
      }
      long mark = out.mark();
      try {
        envelope.beginResponse();
        answer(call);
        envelope.endResponse();
      } catch (CimException e) {
        error(mark, call, e, e);
      } catch (UncheckedIOException e) {
        throw e;
      } catch (RuntimeException e) {
        if (out.holds(mark)) {
          LOG.error("{} in {} failed", call.name(), Intrinsics.namespace(call), e);
        }
        error(mark, call, new CimException(CimStatus.FAILED, "internal error: " + e), e);
      }
    }
    envelope.end(message.multiple());
  }

  private void error(long mark, Call call, CimException error, Throwable cause) {
    if (!out.holds(mark)) {
      throw new AnswerCut(call.name(), error, cause);
    }
    out.rewind(mark);
    envelope.beginResponse();
    if (call instanceof Call.Intrinsic) {
      envelope.intrinsicError(call.name(), error);
    } else {
      envelope.methodError(call.name(), error);
    }
    envelope.endResponse();
  }

  private void answer(Call call) {
    CimServer.Reply reply =
        server.answer(Intrinsics.namespace(call), () -> Intrinsics.operation(call));
    Answer answer = reply.answer();
    if (answer instanceof Answer.Outcome outcome) {
      envelope.method(outcome.method(), outcome.result().returnValue(), outcome.result().out());
      return;
    }
    if (answer instanceof Answer.Nothing) {
      envelope.intrinsicNothing(call.name());
      return;
    }
    if (answer instanceof Answer.Pulled pulled) {
      new PortionWriter(out, envelope, server.host(), reply.namespace())
          .write(call.name(), pulled.portion());
      return;
    }
    envelope.beginIntrinsic(call.name());
    if (!writeOne(answer) && !writeInstances(answer, reply.namespace())) {
      writeClasses(answer, reply.namespace());
    }
    envelope.endIntrinsic();
  }

  private boolean writeOne(Answer answer) {
    if (answer instanceof Answer.OneName one) {
      instances(InstanceForm.ALL).name(one.path());
    } else if (answer instanceof Answer.PropertyValue property) {
      instances(InstanceForm.ALL).value(property.type(), property.value());
    } else if (answer instanceof Answer.OneInstance one) {
      instances(one.form()).instance(one.instance());
    } else {
      return false;
    }
    return true;
  }

  private boolean writeInstances(Answer answer, String namespace) {
    if (answer instanceof Answer.NamedInstances named) {
      each(named.instances(), instances(named.form())::named);
    } else if (answer instanceof Answer.InstanceNames names) {
      each(names.instances(), instances(InstanceForm.ALL)::name);
    } else if (answer instanceof Answer.ObjectsWithPath objects) {
      InstanceWriter writer = instances(objects.form());
      String host = server.host();
      each(objects.instances(), i -> writer.withPath(i, host, namespace));
    } else if (answer instanceof Answer.Objects objects) {
      each(objects.instances(), instances(InstanceForm.ALL)::object);
    } else if (answer instanceof Answer.ObjectPaths paths) {
      InstanceWriter writer = instances(InstanceForm.ALL);
      String host = server.host();
      each(paths.paths(), p -> writer.objectPath(p, host, namespace));
    } else {
      return false;
    }
    return true;
  }

  private void writeClasses(Answer answer, String namespace) {
    if (answer instanceof Answer.Classes classes) {
      classes.classes().forEach(new ClassWriter(out, classes.classOrigin())::cimClass);
    } else if (answer instanceof Answer.ClassNames names) {
      names.names().forEach(new ClassWriter(out, false)::name);
    } else if (answer instanceof Answer.ClassesWithPath classes) {
      ClassWriter writer = new ClassWriter(out, classes.classOrigin());
      String host = server.host();
      classes.classes().forEach(c -> writer.withPath(c, host, namespace));
    } else if (answer instanceof Answer.QualifierTypes types) {
      types.types().forEach(new ClassWriter(out, false)::qualifierType);
    } else {
      throw new IllegalStateException("no form for " + answer.getClass());
    }
  }

  private InstanceWriter instances(InstanceForm form) {
    return new InstanceWriter(out, form.classOrigin(), form.properties());
  }

  private static <T> void each(Iterator<T> items, Consumer<T> writer) {
    while (items.hasNext()) {
      writer.accept(items.next());
    }
  }
}
