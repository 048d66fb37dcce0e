package org.arraytwin.cimxml;

import java.util.Map;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Qualifiers;
import org.jspecify.annotations.Nullable;

/** Writes the envelope of a response message and its responses (DSP0201 clause 5.4). */
public final class ResponseWriter {
  private final Utf8Output out;
  private final ValueWriter values;

  public ResponseWriter(Utf8Output out) {
    this.out = out;
    this.values = new ValueWriter(out, new PathWriter(out));
  }

  /** Everything before the first response. */
  public void begin(String messageId, boolean multiple) {
    out.markup(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
            + "<CIM CIMVERSION=\"2.0\" DTDVERSION=\"2.0\">\n<MESSAGE ID=\"");
    out.attribute(messageId);
    out.markup("\" PROTOCOLVERSION=\"1.0\">\n");
    if (multiple) {
      out.markup("<MULTIRSP>\n");
    }
  }

  /** Closes what {@link #begin} opened. */
  public void end(boolean multiple) {
    out.markup(multiple ? "</MULTIRSP>\n</MESSAGE>\n</CIM>\n" : "</MESSAGE>\n</CIM>\n");
  }

  /** Opens one response. */
  public void beginResponse() {
    out.markup("<SIMPLERSP>\n");
  }

  /** Closes one response. */
  public void endResponse() {
    out.markup("</SIMPLERSP>\n");
  }

  /** Opens the response of an operation, with IRETURNVALUE. */
  public void beginIntrinsic(String operation) {
    openResponse("IMETHODRESPONSE", operation);
    out.markup("<IRETURNVALUE>\n");
  }

  /** Closes the response of an operation. */
  public void endIntrinsic() {
    out.markup("</IRETURNVALUE>\n</IMETHODRESPONSE>\n");
  }

  /** Closes IRETURNVALUE; output parameters and {@link #endOutParameters} follow. */
  public void endReturnValue() {
    out.markup("</IRETURNVALUE>\n");
  }

  /** Closes the response of an operation that has output parameters. */
  public void endOutParameters() {
    out.markup("</IMETHODRESPONSE>\n");
  }

  /** An output parameter of an operation: a text, or NULL. */
  public void textOut(String name, @Nullable String value) {
    out.markup("<PARAMVALUE NAME=\"" + name + "\" PARAMTYPE=\"string\">");
    values.element(CimType.STRING, value);
    out.markup("</PARAMVALUE>\n");
  }

  /** An output parameter of an operation: TRUE or FALSE. */
  public void flagOut(String name, boolean value) {
    out.markup("<PARAMVALUE NAME=\"" + name + "\" PARAMTYPE=\"boolean\">");
    values.element(CimType.BOOLEAN, value);
    out.markup("</PARAMVALUE>\n");
  }

  /** Opens an output parameter of an operation that holds a CLASS. */
  public void beginClassOut(String name) {
    out.markup("<PARAMVALUE NAME=\"" + name + "\">\n");
  }

  /** Closes what {@link #beginClassOut} opened. */
  public void endClassOut() {
    out.markup("</PARAMVALUE>\n");
  }

  /** The response of an operation that has nothing to return. */
  public void intrinsicNothing(String operation) {
    openResponse("IMETHODRESPONSE", operation);
    out.markup("</IMETHODRESPONSE>\n");
  }

  /** The response of an operation that failed. */
  public void intrinsicError(String operation, CimException error) {
    openResponse("IMETHODRESPONSE", operation);
    error(error);
    out.markup("</IMETHODRESPONSE>\n");
  }

  /** The response of a method that failed before it could return a value. */
  public void methodError(String method, CimException error) {
    openResponse("METHODRESPONSE", method);
    error(error);
    out.markup("</METHODRESPONSE>\n");
  }

  /**
   * The response of a method.
   *
   * @param values by declared parameter name; a parameter without value is left out
   */
  public void method(CimMethod method, @Nullable Object returnValue, Map<String, Object> values) {
    openResponse("METHODRESPONSE", method.name());
    if (returnValue != null) {
      out.markup("<RETURNVALUE PARAMTYPE=\"" + method.returnType().wireName() + "\"");
      embedded(method.qualifiers());
      out.markup(">");
      this.values.element(method.returnType(), returnValue);
      out.markup("</RETURNVALUE>\n");
    }
    values.forEach((name, value) -> parameter(method.parameter(name), name, value));
    out.markup("</METHODRESPONSE>\n");
  }

  private void parameter(@Nullable CimParameter declared, String name, Object value) {
    if (declared == null) {
      throw new IllegalStateException("undeclared output parameter " + name);
    }
    CimType type = declared.type();
    out.markup("<PARAMVALUE NAME=\"");
    out.text(declared.name());
    out.markup("\" PARAMTYPE=\"" + type.wireName() + "\"");
    embedded(declared.qualifiers());
    out.markup(">");
    values.element(type, value);
    out.markup("</PARAMVALUE>\n");
  }

  private void embedded(Qualifiers qualifiers) {
    String embedded = qualifiers.embedded();
    if (embedded != null) {
      out.markup(" EmbeddedObject=\"" + embedded + "\"");
    }
  }

  private void openResponse(String element, String name) {
    out.markup("<" + element + " NAME=\"");
    out.text(name);
    out.markup("\">\n");
  }

  private void error(CimException error) {
    out.markup("<ERROR CODE=\"" + error.status().code() + "\" DESCRIPTION=\"");
    out.attribute(String.valueOf(error.getMessage()));
    out.markup("\"></ERROR>\n");
  }
}
