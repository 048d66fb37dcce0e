package org.arraytwin.wbem;

import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.QualifierType;

/** The operations of DSP0200 that change classes and qualifier types. */
public final class SchemaWrite {
  private SchemaWrite() {}

  /** CreateClass (DSP0200 5.4.2.5). */
  public record CreateClass(String namespace, CimClass newClass) implements Operation {
    @Override
    public Answer answer(Scope scope) {
      scope.instances().schema().create(newClass);
      return new Answer.Nothing();
    }
  }

  /** ModifyClass (DSP0200 5.4.2.7). */
  public record ModifyClass(String namespace, CimClass modifiedClass) implements Operation {
    @Override
    public Answer answer(Scope scope) {
      scope.instances().schema().modify(modifiedClass);
      return new Answer.Nothing();
    }
  }

  /** DeleteClass (DSP0200 5.4.2.3). */
  public record DeleteClass(String namespace, String className) implements Operation {
    @Override
    public Answer answer(Scope scope) {
      scope.instances().schema().delete(className);
      return new Answer.Nothing();
    }
  }

  /** SetQualifier (DSP0200 5.4.2.23). */
  public record SetQualifier(String namespace, QualifierType declaration) implements Operation {
    @Override
    public Answer answer(Scope scope) {
      scope.instances().schema().set(declaration);
      return new Answer.Nothing();
    }
  }

  /** DeleteQualifier (DSP0200 5.4.2.24). */
  public record DeleteQualifier(String namespace, String qualifierName) implements Operation {
    @Override
    public Answer answer(Scope scope) {
      scope.instances().schema().deleteQualifier(qualifierName);
      return new Answer.Nothing();
    }
  }
}
