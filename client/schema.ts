// SPDX-License-Identifier: Apache-2.0
// Generated from docs/openapi.json by `npm run check -- --write`; do not edit.
import type { FieldSource, FormSchema, FormUi, RuleDecision } from './content.ts'
export interface paths {
    "/.well-known/chengshu-keys.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 验签公钥 · The public keys that check the city’s seals */
        get: operations["getWellKnownChengshuKeysJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账户种类 · The types of account that an officer sees */
        get: operations["getAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出流水 · Takes the postings of an account along */
        post: operations["postAccountsExports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 对账单 · What an account stood at, and its postings */
        get: operations["getAccountsStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/types/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一种账户 · The accounts of a type, by name */
        get: operations["getAccountsTypesType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待核准的任职 · Appointments that wait for a second person */
        get: operations["getAppointmentsWaiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核准或退回任职 · Agrees to an appointment or refuses it */
        post: operations["postAppointmentsIdAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束任职 · Ends an appointment */
        post: operations["postAppointmentsIdEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 台账导出申请 · Exports of the ledger that were asked for */
        get: operations["getAuditExports"];
        put?: never;
        /** 申请导出台账 · Asks for an export of the ledger */
        post: operations["postAuditExports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/exports/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核准或拒绝导出 · Grants or refuses an export of the ledger */
        post: operations["postAuditExportsIdAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/exports/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取走导出的记录 · Takes the entries of a granted export */
        post: operations["postAuditExportsIdEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 谁查看过 · Who read something about a person or a matter */
        post: operations["postAuditReaders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查台账 · Searches the ledger for a stated purpose */
        post: operations["postAuditSearches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bodies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 发布了事项的单位 · Bodies that have published items */
        get: operations["getBodies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bundles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件事指南 · The guide of a bundle */
        get: operations["getBundlesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 快递单位回报 · The courier reports what became of a parcel */
        post: operations["postDeliveriesReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 部门 · Departments of the city */
        get: operations["getDepartments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/cases/{root}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办件全貌 · A case as its officers see it */
        get: operations["getDeskCasesRootId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/cases/{root}/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 延长办理期限 · Puts the limits of a case off */
        post: operations["postDeskCasesRootIdExtension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/cases/{root}/{id}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 材料文件 · A file among the materials of a case */
        get: operations["getDeskCasesRootIdFilesFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/cases/{root}/{id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件办件为什么被拦下 · Why acts of a case were refused */
        get: operations["getDeskCasesRootIdRefusals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/cases/{root}/{id}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束特别程序 · Ends a suspension; the time runs on */
        post: operations["postDeskCasesRootIdResumption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/cases/{root}/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新推进停住的办件 · Sets a parked case going again */
        post: operations["postDeskCasesRootIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/cases/{root}/{id}/supplement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 一次性告知补正 · Tells the applicant, once, all that is missing */
        post: operations["postDeskCasesRootIdSupplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/cases/{root}/{id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启动特别程序 · Suspends a case; the time stands still */
        post: operations["postDeskCasesRootIdSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/cases/{root}/{id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办理全程 · A case with those that it opened, in one order */
        get: operations["getDeskCasesRootIdTrace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以接手的同事 · Colleagues who may take a task over */
        get: operations["getDeskColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待办数量 · How much waits, by light */
        get: operations["getDeskCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/papers/{root}/{id}/{paper}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办件文书 · A paper of a case */
        get: operations["getDeskPapersRootIdPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/phrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 常用语 · Kept phrases */
        get: operations["getDeskPhrases"];
        put?: never;
        /** 保存常用语 · Keeps a phrase */
        post: operations["postDeskPhrases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/phrases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 删除常用语 · Deletes a kept phrase */
        delete: operations["deleteDeskPhrasesId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查办件 · Searches all cases that one may see */
        post: operations["postDeskSearches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待办清单 · The list of work */
        get: operations["getDeskTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/tasks/{root}/{id}/checks/{field}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 填检查清单 · Answers items of a checklist */
        post: operations["postDeskTasksRootIdChecksField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/tasks/{root}/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 领取任务 · Claims a task */
        post: operations["postDeskTasksRootIdClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/tasks/{root}/{id}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办结任务 · Completes a task with its outcome */
        post: operations["postDeskTasksRootIdCompletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/tasks/{root}/{id}/delegation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 委托代办 · Lends a task to a colleague for a time */
        post: operations["postDeskTasksRootIdDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/tasks/{root}/{id}/reassignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 转交任务 · Hands a task over for good */
        post: operations["postDeskTasksRootIdReassignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/tasks/{root}/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 从单位收回任务 · Takes a task back from a unit outside the government */
        post: operations["postDeskTasksRootIdRecall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/tasks/{root}/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回任务 · Puts a claimed task back */
        post: operations["postDeskTasksRootIdRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的草稿 · My drafts */
        get: operations["getDrafts"];
        put?: never;
        /** 开始申请 · Opens a draft for an item or a bundle */
        post: operations["postDrafts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 草稿 · A draft with its form and what is filled in */
        get: operations["getDraftsId"];
        put?: never;
        post?: never;
        /** 删除草稿 · Deletes a draft */
        delete: operations["deleteDraftsId"];
        options?: never;
        head?: never;
        /** 保存草稿 · Saves answers of a draft */
        patch: operations["patchDraftsId"];
        trace?: never;
    };
    "/api/drafts/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 提交前检查 · What still stands in the way of submission */
        get: operations["getDraftsIdCheck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 本人确认 · The applicant confirms what another filled in */
        post: operations["postDraftsIdConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 帮办授权 · Who may help with a draft */
        get: operations["getDraftsIdConsents"];
        put?: never;
        /** 请人帮办 · Lets somebody guide or fill in */
        post: operations["postDraftsIdConsents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/consents/{consent}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 结束帮办 · Ends help */
        delete: operations["deleteDraftsIdConsentsConsent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/consents/{consent}/hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发送提示 · Sends a hint to the applicant */
        post: operations["postDraftsIdConsentsConsentHints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/consents/{consent}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 评价帮办 · Rates the help */
        post: operations["postDraftsIdConsentsConsentRating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 所需材料 · The materials and what the city has got by itself */
        get: operations["getDraftsIdMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/materials/{material}/commitment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 以承诺代替材料 · Promises instead of handing a material in */
        post: operations["postDraftsIdMaterialsMaterialCommitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/materials/{material}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传材料 · Uploads a material */
        post: operations["postDraftsIdMaterialsMaterialFile"];
        /** 删除已上传文件 · Takes an uploaded file away */
        delete: operations["deleteDraftsIdMaterialsMaterialFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/materials/{material}/objection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 对调取的材料提异议 · Objects to a material that the city got */
        post: operations["postDraftsIdMaterialsMaterialObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 对预填信息提异议 · Objects to a pre-filled value */
        post: operations["postDraftsIdObjections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/signing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 请求签署申请书 · Asks to sign the paper of a draft */
        post: operations["postDraftsIdSigning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交申请 · Submits a draft */
        post: operations["postDraftsIdSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 随机抽取 · The draws that a post may hold, and those that are there */
        get: operations["getDraws"];
        put?: never;
        /** 准备抽取 · Writes the roll and promises a seed that nobody can choose */
        post: operations["postDraws"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/draws/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一次抽取 · A draw with the names, for whoever holds it; on record */
        get: operations["getDrawsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/draws/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 抽取 · Draws with the public number that has come out; by another person, once */
        post: operations["postDrawsIdResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/draws/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废抽取 · Gives a draw up before it is held, for a reason that stays public */
        post: operations["postDrawsIdWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 是否符合条件 · Whether one meets the conditions */
        post: operations["postEligibility"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/english": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 英文名称 · What bodies, places, papers and answers are called in English */
        get: operations["getEnglish"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 闸门和各拦下多少 · Gates, with how often each has refused */
        get: operations["getGates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gates/overrules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 写明理由，放行一步 · Lets one refused act pass, with a reason */
        post: operations["postGatesOverrules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gates/{gate}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个闸门拦下的记录 · What a gate has refused */
        get: operations["getGatesGateRefusals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 政务服务大厅 · Service halls */
        get: operations["getHalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls/applicants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 窗口查找申请人 · Finds the applicant at the counter */
        get: operations["getHallsApplicants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls/continuations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 窗口接续办理 · Goes on at the counter by the applicant’s code */
        post: operations["postHallsContinuations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务点覆盖 · How near the service points are */
        get: operations["getHallsCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls/coverage/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务点覆盖清单 · The addresses behind a figure of the coverage */
        get: operations["getHallsCoverageAddresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls/coverage/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 辖区服务点 · The service points of a region */
        get: operations["getHallsCoveragePoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 窗口开始申请 · Opens a draft at the counter */
        post: operations["postHallsDrafts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 窗口核对证件原件 · Confirms a declared document that the counter has seen */
        post: operations["postHallsIdentities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 窗口发证 · Hands a result out */
        post: operations["postHallsIssue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls/issue-queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待发证 · Results that wait to be handed out */
        get: operations["getHallsIssueQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls/kinds/{kind}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 代为登记 · Registers what whoever stands at the counter reports */
        post: operations["postHallsKindsKindCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的大厅 · The hall where one sits */
        get: operations["getHallsMine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/halls/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 窗口打开办件 · Opens a case at the counter by code or cause */
        post: operations["postHallsOpenings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/help/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 求助 · Calls for help that wait */
        get: operations["getHelpCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/help/calls/{draft}/{id}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接听求助 · Answers a call for help */
        post: operations["postHelpCallsDraftIdJoin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/help/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我在帮的 · Those whom one helps now */
        get: operations["getHelpMine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 首页 · What the front page shows */
        get: operations["getHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记接入系统 · Registers a system that signs people in here */
        post: operations["postIdentityClients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-clients/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用接入系统 · Stops such a system */
        post: operations["postIdentityClientsIdStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记外部身份源 · Registers an outside identity */
        post: operations["postIdentityPartners"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-partners/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用外部身份源 · Stops an outside identity */
        post: operations["postIdentityPartnersIdStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intrusions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 拦截记录 · What was stopped at the door */
        get: operations["getIntrusions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事项目录 · The catalogue of items and bundles */
        get: operations["getItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办事指南 · The guide of an item */
        get: operations["getItemsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 实施清单的不同之处 · What bodies’ guides say otherwise than the basic item */
        get: operations["getItemsIdDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 指南版本 · Versions of a guide */
        get: operations["getItemsIdVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/{id}/versions/{hash}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 版本差异 · What a version changed */
        get: operations["getItemsIdVersionsHashDiff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的登记种类 · Kinds of case that an officer has to do with */
        get: operations["getKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kinds/answer-files/{sort}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 照片和文件 · Keeps a file that is to be an answer */
        post: operations["postKindsAnswerFilesSort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kinds/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登记种类 · A kind with its states, columns and form */
        get: operations["getKindsKind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kinds/{kind}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某类办件 · Cases of a kind within reach */
        get: operations["getKindsKindCases"];
        put?: never;
        /** 登记办件 · Opens a case of a kind */
        post: operations["postKindsKindCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kinds/{kind}/months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某类办件逐月数 · Cases of a kind by month */
        get: operations["getKindsKindMonths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kinds/{kind}/signals/{signal}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接收信号 · Takes what a machine tells */
        post: operations["postKindsKindSignalsSignal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kinds/{kind}/signals/{signal}/{sourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 信号的结果 · What became of a signal */
        get: operations["getKindsKindSignalsSignalSourceId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kiosk/prints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 自助打印证照 · Prints a licence at a terminal */
        post: operations["postKioskPrints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我做过的 · What I did, as the ledger has it */
        get: operations["getLedgerOwn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 校验台账 · Checks the whole ledger */
        post: operations["postLedgerVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/licences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查证照 · Finds a licence by type and number */
        get: operations["getLicences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/licences/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 证照覆盖率 · How many of those who should have a licence have one */
        get: operations["getLicencesCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/licences/coverage/{type}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 证照覆盖清单 · Whom a figure of the coverage counts, masked, and why one is not counted */
        get: operations["getLicencesCoverageTypeRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/licences/purposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 用证事由 · Purposes for which a licence may be used */
        get: operations["getLicencesPurposes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/licences/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用证 · Uses a licence for a purpose */
        post: operations["postLicencesUse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/licences/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 注销或吊销证照 · Ends a licence */
        post: operations["postLicencesIdRevocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的账户 · My accounts, and those of the firm and units that I act for */
        get: operations["getMeAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/accounts/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的对账单 · What an account of mine stood at, and its postings */
        get: operations["getMeAccountsStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的办件 · My cases */
        get: operations["getMeCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办件进度 · How my case stands */
        get: operations["getMeCasesNumber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}/bills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的缴费单 · Bills of my case */
        get: operations["getMeCasesNumberBills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的承诺 · What I promised in my case */
        get: operations["getMeCasesNumberCommitments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}/commitments/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 兑现承诺：补交材料 · Hands in what was promised */
        post: operations["postMeCasesNumberCommitmentsIdFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}/parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的快递 · Parcels of my case */
        get: operations["getMeCasesNumberParcels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}/parcels/{waybill}/wish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 没有送到时的选择 · What to do with a parcel that did not arrive */
        post: operations["postMeCasesNumberParcelsWaybillWish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 缴费（模拟） · Pays (simulated) */
        post: operations["postMeCasesNumberPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的评价 · My ratings of a case */
        get: operations["getMeCasesNumberRating"];
        /** 修改评价 · Changes a rating */
        put: operations["putMeCasesNumberRating"];
        /** 评价 · Rates a case */
        post: operations["postMeCasesNumberRating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的票据 · Receipts of my case */
        get: operations["getMeCasesNumberReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}/receipts/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 票据文件 · A receipt as a file */
        get: operations["getMeCasesNumberReceiptsIdFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}/supplement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 补正 · Answers the notice of what is missing */
        post: operations["postMeCasesNumberSupplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}/supplement/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传补正材料 · Uploads a file for the answer */
        post: operations["postMeCasesNumberSupplementFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/cases/{number}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回申请 · Withdraws an application */
        post: operations["postMeCasesNumberWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 到期删除的 · What was deleted of mine because its time was over */
        get: operations["getMeDeletions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/firm-authorisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的企业与授权 · My firms and who acts for them */
        get: operations["getMeFirmAuthorisations"];
        put?: never;
        /** 授权经办人 · Lets somebody act for my firm */
        post: operations["postMeFirmAuthorisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/firm-authorisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 撤销经办授权 · Takes that right back */
        delete: operations["deleteMeFirmAuthorisationsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/firm-seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 企业电子印章 · The e-seals of the firm that I act for */
        get: operations["getMeFirmSeals"];
        put?: never;
        /** 申领企业电子印章 · Applies for the firm’s e-seal */
        post: operations["postMeFirmSeals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/firm-seals/{seal}/leaves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 允许经办人用印 · Lets an agent use the firm’s seal */
        post: operations["postMeFirmSealsSealLeaves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/firm-seals/{seal}/leaves/{leave}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 不再允许经办人用印 · Takes back an agent’s leave to use the seal */
        delete: operations["deleteMeFirmSealsSealLeavesLeave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/firm-seals/{seal}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启用、停用、注销企业印章 · Resumes, suspends or revokes the firm’s seal */
        post: operations["postMeFirmSealsSealStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/firm-seals/{seal}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 用印记录 · What the firm’s seal was used on */
        get: operations["getMeFirmSealsSealUses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/gates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 申请以前检查：现在会被什么拦下 · What would refuse me before I apply */
        get: operations["getMeGates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 通知的语言 · In which language notices are written */
        put: operations["putMeLanguage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/licences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的证照 · My licences */
        get: operations["getMeLicences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/licences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一张证照 · One of my licences */
        get: operations["getMeLicencesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/licences/{id}/authorisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 证照授权 · Who may use my licence */
        get: operations["getMeLicencesIdAuthorisations"];
        put?: never;
        /** 授权用证 · Lets somebody use my licence */
        post: operations["postMeLicencesIdAuthorisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/licences/{id}/authorisations/{authorisation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 撤销用证授权 · Takes that right back */
        delete: operations["deleteMeLicencesIdAuthorisationsAuthorisation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/licences/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 证照文件 · My licence as a sealed file */
        get: operations["getMeLicencesIdFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/licences/{id}/showing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 亮证 · A code that shows my licence for a minute */
        post: operations["postMeLicencesIdShowing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/licences/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 用证记录 · Who used my licence */
        get: operations["getMeLicencesIdUses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 发给我的短信 · Text messages to me */
        get: operations["getMeMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的消息 · Notices to me */
        get: operations["getMeNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 消息已读 · Marks notices as read */
        post: operations["postMeNoticesRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/papers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办件文书 · A paper of my case */
        get: operations["getMePapersId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改口令 · Changes my password */
        post: operations["postMePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的信息 · What the city knows me by */
        get: operations["getMeProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/proxies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 亲友代办 · Who may do what for whom */
        get: operations["getMeProxies"];
        put?: never;
        /** 请亲友代办 · Lets a relative file for me */
        post: operations["postMeProxies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/proxies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 结束亲友代办 · Takes that right back */
        delete: operations["deleteMeProxiesId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 谁看过我的信息 · Who read my data */
        get: operations["getMeReads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/receipts/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本单位入账的票据 · Receipts that my firm booked */
        get: operations["getMeReceiptsClaims"];
        put?: never;
        /** 认领票据 · Claims a receipt as mine */
        post: operations["postMeReceiptsClaims"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我被拦下的记录和原因 · Why I was refused */
        get: operations["getMeRefusals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开通动态码 · Begins a second factor */
        post: operations["postMeSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认动态码 · Confirms the second factor */
        post: operations["postMeSecondFactorConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的签名 · What I have signed */
        get: operations["getMeSignatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/signatures/{request}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 签好的文件 · A signed paper as a file */
        get: operations["getMeSignaturesRequestFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/signings/{request}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 等我确认的签署 · What the signing service asks me to confirm */
        get: operations["getMeSigningsRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/signings/{request}/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 要签署的文件 · The paper that is to be signed */
        get: operations["getMeSigningsRequestPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/signings/{request}/simulation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 模拟签章服务确认 · Confirms or declines in the simulated signing service */
        post: operations["postMeSigningsRequestSimulation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/terminal-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 自助机登录码 · A code to sign in at a terminal */
        post: operations["postMeTerminalCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的单位 · The units in which I am something, and what */
        get: operations["getMeUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/units/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 单位的人员 · Who has a role in a unit that I represent */
        get: operations["getMeUnitsMembers"];
        put?: never;
        /** 授予单位里的角色 · Gives somebody a role in my unit until a day */
        post: operations["postMeUnitsMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/units/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 收回单位里的角色 · Ends a role in a unit at once */
        delete: operations["deleteMeUnitsMembersId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/units/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待我单位办理 · What waits for my units */
        get: operations["getMeUnitsTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/units/tasks/{root}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 单位的一件任务 · A task of my unit, with what it may read and do */
        get: operations["getMeUnitsTasksRootId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/units/tasks/{root}/{id}/checks/{field}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 单位填检查清单 · My unit answers items of a checklist */
        post: operations["postMeUnitsTasksRootIdChecksField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/units/tasks/{root}/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 我来办 · Takes a task of my unit in hand */
        post: operations["postMeUnitsTasksRootIdClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/units/tasks/{root}/{id}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 单位的答复 · What my unit answers */
        post: operations["postMeUnitsTasksRootIdCompletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/units/tasks/{root}/{id}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 单位看得到的文件 · A file that my unit reads */
        get: operations["getMeUnitsTasksRootIdFilesFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/units/tasks/{root}/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 单位内转交 · Hands a task to a colleague of my unit */
        post: operations["postMeUnitsTasksRootIdHandOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 工作人员 · Officers and their posts */
        get: operations["getOfficers"];
        put?: never;
        /** 新增工作人员 · Adds an officer */
        post: operations["postOfficers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/officers/{id}/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 任职 · Asks for an appointment */
        post: operations["postOfficersIdPositions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/officers/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用账号 · Stops an officer’s account */
        post: operations["postOfficersIdStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/officers/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 解锁账号 · Unlocks an officer’s account */
        post: operations["postOfficersIdUnlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/stuck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 停住的数量 · How much is stuck */
        get: operations["getOperationsStuck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/stuck/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重试 · Tries what is stuck again */
        post: operations["postOperationsStuckRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/stuck/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 停住的 · What is stuck */
        get: operations["getOperationsStuckKind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/bills/{bill}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请退款 · Asks for a refund */
        post: operations["postPaymentsBillsBillRefunds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 支付服务回报 · The payment service reports a payment */
        post: operations["postPaymentsCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/days/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 日账 · A day of the books */
        get: operations["getPaymentsDaysDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/days/{day}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当日收支 · What moved on a day */
        get: operations["getPaymentsDaysDayMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/days/{day}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当日退款 · Refunds of a day */
        get: operations["getPaymentsDaysDayRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/refund-callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 支付服务回报退款 · The payment service reports a refund */
        post: operations["postPaymentsRefundCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/refunds/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待核准的退款 · Refunds that wait for a second person */
        get: operations["getPaymentsRefundsWaiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/refunds/{refund}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核准或拒绝退款 · Agrees to a refund or refuses it */
        post: operations["postPaymentsRefundsRefundAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 抽取公示 · Draws, the newest first */
        get: operations["getPortalDraws"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/draws/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 抽取的复核材料 · A draw as anybody does it again: roll, secret, number, result */
        get: operations["getPortalDrawsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以自己登记的种类 · Kinds that residents and firms open */
        get: operations["getPortalKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/kinds/answer-files/{sort}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 照片和文件 · Keeps a file that is to be an answer */
        post: operations["postPortalKindsAnswerFilesSort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/kinds/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登记表单 · The form of such a kind */
        get: operations["getPortalKindsKind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/kinds/{kind}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我登记的 · What one has opened oneself */
        get: operations["getPortalKindsKindCases"];
        put?: never;
        /** 自己登记 · Opens one on the portal */
        post: operations["postPortalKindsKindCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 评价标签 · Reasons to choose from in a rating */
        get: operations["getRatingsReasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 好差评得分 · How departments and items are rated */
        get: operations["getRatingsScores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本部门入账的票据 · Receipts that my department booked */
        get: operations["getReceiptsClaims"];
        put?: never;
        /** 报销入账登记 · Registers that a receipt was claimed in somebody’s books */
        post: operations["postReceiptsClaims"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 区划 · Regions under a region */
        get: operations["getRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登记册 · The declared registers that a post opens */
        get: operations["getRegisters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 基础库的数据来源 · Base registers and where they come from */
        get: operations["getRegistersSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登记册的字段 · What a row of a register has, and what the caller may do */
        get: operations["getRegistersRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出登记册 · The whole of a list, without what is personal or graded, on record */
        post: operations["postRegistersRegisterExports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登记册的数字 · Figures that a register declares, counted now over what the caller’s posts reach */
        get: operations["getRegistersRegisterFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 读入表格 · Reads a CSV or XLSX for a register and says what each line would come to */
        post: operations["postRegistersRegisterImports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/imports/{import}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一次导入 · What an import came to */
        get: operations["getRegistersRegisterImportsImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/imports/{import}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认导入 · Writes the next lines of an import */
        post: operations["postRegistersRegisterImportsImportConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/imports/{import}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入的行 · Lines of an import, those set aside with what is wrong */
        get: operations["getRegistersRegisterImportsImportLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/layers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记册上图 · The rows of a list within a picture of the map, or how many where there are many */
        post: operations["postRegistersRegisterLayers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记一行 · Adds a row to a register */
        post: operations["postRegistersRegisterRows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/rows.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登记册的图层 · The open rows of a register within a picture, as GeoJSON */
        get: operations["getRegistersRegisterRowsGeojson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/rows/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登记册的一行 · A row, as it is or as it was on a day, masked */
        get: operations["getRegistersRegisterRowsKey"];
        /** 修改一行 · Changes a row under its version */
        put: operations["putRegistersRegisterRowsKey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/rows/{key}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 终止一行 · Ends a row; its past stays */
        post: operations["postRegistersRegisterRowsKeyEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/rows/{key}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一行的历史 · Every version of a row, by whom and why */
        get: operations["getRegistersRegisterRowsKeyHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/rows/{key}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 关联 · What a row is linked with, now or on a day */
        get: operations["getRegistersRegisterRowsKeyLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/rows/{key}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看分级字段 · Graded fields in clear, for a stated purpose, on record */
        post: operations["postRegistersRegisterRowsKeyReading"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查登记册 · Finds, filters and sorts rows of a register, masked */
        post: operations["postRegistersRegisterSearches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers/{register}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 设定数据来源 · Sets whether a register’s source can be asked */
        put: operations["putRegistersRegisterSource"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 电子印章 · Electronic seals */
        get: operations["getSeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seals/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启停印章 · Stops a seal or lets it be used */
        post: operations["postSealsIdStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seals/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 用印记录 · What a seal was used for */
        get: operations["getSealsIdUses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seals/{id}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 等待用印 · What waits for a seal */
        get: operations["getSealsIdWaiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 搜索事项 · Finds items and bundles by what people say */
        get: operations["getSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务点 · Halls and terminals */
        get: operations["getServicePoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当前登录 · Who is signed in, and the token that changes carry */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/acting-for": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 切换身份 · Acts for a firm, or for oneself again */
        post: operations["postSessionActingFor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 开始登录 · Leads to the city’s sign-in */
        get: operations["getSessionBegin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登录返回 · Where the sign-in comes back */
        get: operations["getSessionCallback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 演示账号 · Accounts of the demo city */
        get: operations["getSessionDemo"];
        put?: never;
        /** 演示登录 · Signs in as somebody of the demo city */
        post: operations["postSessionDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退出登录 · Signs out */
        post: operations["postSessionEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/partner/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 外部登录返回 · Where an outside sign-in comes back */
        get: operations["getSessionPartnerCallback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/partner/{id}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 用外部身份登录 · Leads to an outside identity */
        get: operations["getSessionPartnerIdBegin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 外部身份源 · Outside identities that one may sign in with */
        get: operations["getSessionPartners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/terminal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 自助机开机登记 · A self-service terminal says which one it is */
        post: operations["postSessionTerminal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/terminal-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用登录码登录自助机 · Signs in at a terminal by code */
        post: operations["postSessionTerminalCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/show/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验亮证 · What a shown code stands for */
        get: operations["getShowToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/{uid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登录步骤 · What the sign-in asks for */
        get: operations["getSignInUid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/{uid}/abort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消登录 · Gives the sign-in up */
        post: operations["postSignInUidAbort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/{uid}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 选择账号 · Chooses one of several accounts */
        post: operations["postSignInUidAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/{uid}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 动态码 · Gives the code of the second factor */
        post: operations["postSignInUidCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/{uid}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意登录到其他系统 · Agrees that another system is told who one is */
        post: operations["postSignInUidConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/{uid}/new-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重设口令 · Sets a new password */
        post: operations["postSignInUidNewPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/{uid}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 口令登录 · Signs in by password */
        post: operations["postSignInUidPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/{uid}/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 注册 · Registers a new account */
        post: operations["postSignInUidRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/{uid}/sms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发送短信验证码 · Sends a code by text message */
        post: operations["postSignInUidSms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/{uid}/sms-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 短信登录 · Signs in by the code of a text message */
        post: operations["postSignInUidSmsCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/signatures/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签章服务回报 · The signing service reports a signature */
        post: operations["postSignaturesCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studio/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 检查内容 · Checks content before it is kept */
        post: operations["postStudioCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studio/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可选项 · What the editors offer */
        get: operations["getStudioChoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studio/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 内容草稿 · Drafts of content */
        get: operations["getStudioDrafts"];
        put?: never;
        /** 新建内容草稿 · Begins a draft of content */
        post: operations["postStudioDrafts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studio/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份内容草稿 · A draft of content */
        get: operations["getStudioDraftsId"];
        /** 保存内容草稿 · Keeps a draft of content */
        put: operations["putStudioDraftsId"];
        post?: never;
        /** 作废内容草稿 · Gives up a draft of content */
        delete: operations["deleteStudioDraftsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studio/drafts/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审核内容 · A second person agrees to a draft or returns it */
        post: operations["postStudioDraftsIdAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studio/drafts/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发布 · Publishes a draft as a new version */
        post: operations["postStudioDraftsIdPublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studio/drafts/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 送审 · Gives a draft to review */
        post: operations["postStudioDraftsIdSubmission"];
        /** 撤回送审 · Takes a draft back from review */
        delete: operations["deleteStudioDraftsIdSubmission"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studio/items/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 实施清单的不同之处 · What bodies say otherwise than the basic item, drafts too */
        get: operations["getStudioItemsIdDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studio/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可编辑的内容 · Content that can be edited */
        get: operations["getStudioMatters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studio/matters/{kind}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一项内容 · One piece of content with its files */
        get: operations["getStudioMattersKindId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studio/rehearsals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 试办 · Goes through a draft with made-up answers */
        post: operations["postStudioRehearsals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 监管办件 · The cases behind a figure */
        get: operations["getSupervisionCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出办件 · Exports the cases behind a figure */
        post: operations["postSupervisionExports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 监管提示 · What supervision was made aware of */
        get: operations["getSupervisionFlags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 督查总览 · How departments, items or districts stand */
        get: operations["getSupervisionOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人员工作量 · How much each officer did */
        get: operations["getSupervisionPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人员任务 · The tasks behind an officer’s figure */
        get: operations["getSupervisionTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 趋势 · Figures over time */
        get: operations["getSupervisionTrend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 派给单位的事 · What units outside the government have in hand */
        get: operations["getSupervisionUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/unstaffed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 无人可办 · Cases that nobody can handle */
        get: operations["getSupervisionUnstaffed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/urgings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 催办 · Urgings and their answers */
        get: operations["getSupervisionUrgings"];
        put?: never;
        /** 发催办 · Urges a department */
        post: operations["postSupervisionUrgings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/urgings/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复催办 · Answers an urging */
        post: operations["postSupervisionUrgingsIdAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 最多跑一次 · How often people had to come */
        get: operations["getSupervisionVisits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 凭号查询进度 · How a case stands, by number and query code */
        get: operations["getTrack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verify/receipts/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验票据 · Whether a receipt is genuine */
        get: operations["getVerifyReceiptsCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verify/signatures/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核对签好的文件 · Whether a signed file was changed */
        post: operations["postVerifySignaturesFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verify/signatures/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验签名 · Whether a signature is genuine */
        get: operations["getVerifySignaturesCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verify/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验证照 · Whether a licence is genuine and in force */
        get: operations["getVerifyCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: {
        /** @description 没有办成：公开代码和给人看的话（RFC 9457） · Refused, or failed */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @description docs/refusals.md */
                    code: string;
                    detail: string;
                    detailEn: string;
                    facts: {
                        [key: string]: unknown;
                    };
                    requestId: string;
                    status: number;
                    title: string;
                    type: string;
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getWellKnownChengshuKeysJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        city: string;
                        form: string;
                        keys: {
                            algorithm: string;
                            createdAt: string;
                            current: boolean;
                            id: string;
                            suite: string;
                            value: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            about: string;
                            all: boolean;
                            id: string;
                            keeper: string;
                            name: string;
                            unit: {
                                decimals: number;
                                name: string;
                                nameEn: string | null;
                            };
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postAccountsExports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    account: string;
                    /** Format: date */
                    from?: string;
                    /** Format: date */
                    to?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            about: string;
                            aboutEn: string | null;
                            account: string;
                            /** @description in the smallest part of its unit: 分 of money */
                            balance: number;
                            /** @description reserved, beside the balance */
                            held: number;
                            name: string;
                            nameEn: string | null;
                            /** @description what runs out next */
                            over: {
                                /** @description in the smallest part of its unit: 分 of money */
                                amount: number;
                                expiresOn: string;
                            }[];
                            owner: string;
                            period: string | null;
                            type: string;
                            unit: {
                                decimals: number;
                                name: string;
                                nameEn: string | null;
                            };
                        };
                        /** @description the balance is the sum of all postings */
                        agrees: boolean;
                        /** @description in the smallest part of its unit: 分 of money */
                        closing: number;
                        /** @description in the smallest part of its unit: 分 of money */
                        into: number;
                        next: string | null;
                        /** @description in the smallest part of its unit: 分 of money */
                        opening: number;
                        /** @description in the smallest part of its unit: 分 of money */
                        out: number;
                        rows: {
                            /** @enum {string} */
                            act: "post" | "hold" | "release" | "capture" | "hand" | "expire" | "period";
                            /** @description in the smallest part of its unit: 分 of money */
                            amount: number;
                            at: string;
                            by: string | null;
                            case: {
                                id: string;
                                root: string;
                            } | null;
                            caseNumber: string | null;
                            id: string;
                            other: string;
                            purpose: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getAccountsStatement: {
        parameters: {
            query: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
                account: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            about: string;
                            aboutEn: string | null;
                            account: string;
                            /** @description in the smallest part of its unit: 分 of money */
                            balance: number;
                            /** @description reserved, beside the balance */
                            held: number;
                            name: string;
                            nameEn: string | null;
                            /** @description what runs out next */
                            over: {
                                /** @description in the smallest part of its unit: 分 of money */
                                amount: number;
                                expiresOn: string;
                            }[];
                            owner: string;
                            period: string | null;
                            type: string;
                            unit: {
                                decimals: number;
                                name: string;
                                nameEn: string | null;
                            };
                        };
                        /** @description the balance is the sum of all postings */
                        agrees: boolean;
                        /** @description in the smallest part of its unit: 分 of money */
                        closing: number;
                        /** @description in the smallest part of its unit: 分 of money */
                        into: number;
                        next: string | null;
                        /** @description in the smallest part of its unit: 分 of money */
                        opening: number;
                        /** @description in the smallest part of its unit: 分 of money */
                        out: number;
                        rows: {
                            /** @enum {string} */
                            act: "post" | "hold" | "release" | "capture" | "hand" | "expire" | "period";
                            /** @description in the smallest part of its unit: 分 of money */
                            amount: number;
                            at: string;
                            by: string | null;
                            case: {
                                id: string;
                                root: string;
                            } | null;
                            caseNumber: string | null;
                            id: string;
                            other: string;
                            purpose: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getAccountsTypesType: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path: {
                type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        controls: {
                            account: string;
                            /** @description in the smallest part of its unit: 分 of money */
                            balance: number;
                            name: string;
                        }[];
                        next: string | null;
                        rows: {
                            account: string;
                            /** @description in the smallest part of its unit: 分 of money */
                            balance: number;
                            owner: string;
                            period: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getAppointmentsWaiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        askedAt: string;
                        askedByName: null | string;
                        departmentName: string;
                        id: string;
                        login: string;
                        officerName: string;
                        positionName: string;
                        reason: string;
                        regionName: string;
                        since: string;
                        until: null | string;
                    }[];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postAppointmentsIdAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: "granted" | "refused";
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postAppointmentsIdEnd: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getAuditExports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            answeredBy: string | null;
                            askedAt: string;
                            askedBy: string;
                            endsAt: string;
                            id: string;
                            isMine: boolean;
                            purpose: string;
                            search: {
                                act?: string;
                                /** @description 工作人员的姓名或账号编号 */
                                actor?: string;
                                /** Format: date */
                                from?: string;
                                /** @description 同一个值对应多个对象时，只查其中一个 */
                                only?: string;
                                /** Format: date */
                                to?: string;
                                value?: string;
                            };
                            /** @enum {string} */
                            state: "asked" | "granted" | "refused" | "over";
                            taken: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postAuditExports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    act?: string;
                    /** @description 工作人员的姓名或账号编号 */
                    actor?: string;
                    /** Format: date */
                    from?: string;
                    /** @description 同一个值对应多个对象时，只查其中一个 */
                    only?: string;
                    /** @description 查询事由，记入审计记录 */
                    purpose: string;
                    /** Format: date */
                    to?: string;
                    /** @description 姓名、手机号、身份证号、信用代码、证照编号、办件编号、短号或编号 */
                    value?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            answeredBy: string | null;
                            askedAt: string;
                            askedBy: string;
                            endsAt: string;
                            id: string;
                            isMine: boolean;
                            purpose: string;
                            search: {
                                act?: string;
                                /** @description 工作人员的姓名或账号编号 */
                                actor?: string;
                                /** Format: date */
                                from?: string;
                                /** @description 同一个值对应多个对象时，只查其中一个 */
                                only?: string;
                                /** Format: date */
                                to?: string;
                                value?: string;
                            };
                            /** @enum {string} */
                            state: "asked" | "granted" | "refused" | "over";
                            taken: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postAuditExportsIdAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: "granted" | "refused";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            answeredBy: string | null;
                            askedAt: string;
                            askedBy: string;
                            endsAt: string;
                            id: string;
                            isMine: boolean;
                            purpose: string;
                            search: {
                                act?: string;
                                /** @description 工作人员的姓名或账号编号 */
                                actor?: string;
                                /** Format: date */
                                from?: string;
                                /** @description 同一个值对应多个对象时，只查其中一个 */
                                only?: string;
                                /** Format: date */
                                to?: string;
                                value?: string;
                            };
                            /** @enum {string} */
                            state: "asked" | "granted" | "refused" | "over";
                            taken: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postAuditExportsIdEntries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grantedBy: string;
                        isCut: boolean;
                        mark: string;
                        rows: {
                            about: string | null;
                            act: string;
                            actor: string;
                            actorDepartment: string | null;
                            actorKind: string;
                            actorName: string | null;
                            actorPosition: string | null;
                            at: string;
                            facts: {
                                [key: string]: unknown;
                            };
                            purpose: string | null;
                            root: string;
                            seq: number;
                            subject: string;
                            subjectKind: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postAuditReaders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    act?: string;
                    /** @description 工作人员的姓名或账号编号 */
                    actor?: string;
                    /** Format: date */
                    from?: string;
                    /** @description 同一个值对应多个对象时，只查其中一个 */
                    only?: string;
                    /** @description 查询事由，记入审计记录 */
                    purpose: string;
                    /** Format: date */
                    to?: string;
                    /** @description 姓名、手机号、身份证号、信用代码、证照编号、办件编号、短号或编号 */
                    value: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isCut: boolean;
                        matches: {
                            by: string;
                            id: string;
                            kind: string;
                            title: string;
                        }[];
                        rows: {
                            actor: string;
                            actorDepartment: string | null;
                            actorKind: string;
                            actorName: string | null;
                            actorPosition: string | null;
                            fields: string[];
                            firstAt: string;
                            lastAt: string;
                            purposes: string[];
                            times: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postAuditSearches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    act?: string;
                    /** @description 工作人员的姓名或账号编号 */
                    actor?: string;
                    /** @description the `next` of the page before */
                    after?: string;
                    /** Format: date */
                    from?: string;
                    /** @default 20 */
                    limit?: number;
                    /** @description 同一个值对应多个对象时，只查其中一个 */
                    only?: string;
                    /** @description 查询事由，记入审计记录 */
                    purpose: string;
                    /** Format: date */
                    to?: string;
                    /** @description 姓名、手机号、身份证号、信用代码、证照编号、办件编号、短号或编号 */
                    value?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        matches: {
                            by: string;
                            id: string;
                            kind: string;
                            title: string;
                        }[];
                        next: string | null;
                        rows: {
                            about: string | null;
                            act: string;
                            actor: string;
                            actorDepartment: string | null;
                            actorKind: string;
                            actorName: string | null;
                            actorPosition: string | null;
                            at: string;
                            facts: {
                                [key: string]: unknown;
                            };
                            purpose: string | null;
                            root: string;
                            seq: number;
                            subject: string;
                            subjectKind: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getBodies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            code: string;
                            items: number;
                            level: string;
                            levelName: string;
                            name: string;
                            region: string;
                            short: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getBundlesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        aka: string[];
                        channels: string[];
                        coming: {
                            effectiveOn: string;
                            version: string;
                        }[];
                        conditions: {
                            id: string;
                            text: string;
                        }[];
                        contact: {
                            address: string;
                            complain: string;
                            consult: string;
                            hours: string;
                        };
                        counts: {
                            fieldsBefore: number;
                            fieldsNow: number;
                            formsBefore: number;
                            formsNow: number;
                            materialsBefore: number;
                            materialsNow: number;
                            visitsBefore: number;
                            visitsNow: number;
                        };
                        delivery: string[];
                        department: {
                            code: string;
                            name: string;
                            phone: string;
                        };
                        effectiveOn: string;
                        en: {
                            aka: string[];
                            basis: string;
                            conditions: {
                                [key: string]: string;
                            };
                            faq: {
                                answer: string;
                                question: string;
                            }[];
                            fee: string;
                            fields: {
                                [key: string]: {
                                    help?: string;
                                    options?: {
                                        [key: string]: string;
                                    };
                                    title: string;
                                };
                            };
                            groups: {
                                [key: string]: {
                                    help?: string;
                                    title: string;
                                };
                            };
                            international: boolean;
                            laws: {
                                article: string;
                                gist: string;
                                name: string;
                            }[];
                            materials: {
                                [key: string]: {
                                    commitment?: string;
                                    name: string;
                                    standard?: string;
                                };
                            };
                            name: string;
                            once: string;
                            otherwise: {
                                [key: string]: string;
                            };
                            place: string;
                            result: string;
                            steps: string[];
                            summary: string;
                        } | null;
                        faq: {
                            answer: string;
                            question: string;
                        }[];
                        halls: {
                            address: string;
                            hours: string;
                            id: string;
                            level: string;
                            name: string;
                            phone: string;
                            region: string;
                        }[];
                        id: string;
                        isInForce: boolean;
                        /** @enum {string} */
                        kind: "item" | "bundle";
                        law: {
                            article: string;
                            gist: string;
                            name: string;
                        }[];
                        limits: {
                            basis: string;
                            plain: string;
                            promised: string;
                            statutory: string;
                        };
                        materials: {
                            acceptStandard: string;
                            commitment: {
                                text: string;
                                within: string;
                            } | null;
                            form: string;
                            got: {
                                /** @enum {string} */
                                from: "licence" | "register" | "verification" | "earlier";
                                label: string;
                            } | null;
                            id: string;
                            isConditional: boolean;
                            name: string;
                            necessity: {
                                code: string;
                                name: string;
                            };
                            type: string;
                            upload: {
                                accept: string[];
                                maxMB: number;
                            } | null;
                        }[];
                        name: string;
                        parts: {
                            department: string;
                            item: string;
                            name: string;
                            promised: string;
                            when: string | null;
                        }[];
                        process: {
                            bpmn: string;
                        };
                        serves: string[];
                        summary: string;
                        version: string;
                        versionNumber: number;
                        visits: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeliveriesReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    at: string;
                    signature: string;
                    state: "moving" | "delivered" | "returned" | "lost" | "refused";
                    text: string;
                    waybill: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        noted: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDepartments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            code: string;
                            key: string;
                            name: string;
                            phone: string;
                            region: string;
                            short: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeskCasesRootId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: {
                            key: string;
                            name: string;
                            register: string;
                        } | null;
                        applicant: {
                            agent: string | null;
                            called: string;
                            facts: {
                                title: string;
                                value: string;
                            }[];
                            kind: string;
                            name: string;
                            /** @description 姓名和填写内容里打印字库没有的字：文书、证照文件将无法生成 */
                            unprintable: string[];
                        };
                        askable: {
                            fields: {
                                id: string;
                                name: string;
                            }[];
                            materials: {
                                id: string;
                                name: string;
                            }[];
                        };
                        channel: string;
                        checklists: {
                            basis: string;
                            field: string;
                            figures: {
                                answered: number;
                                asked: number;
                                failed: number;
                                list: string;
                                notApplicable: number;
                                passed: number;
                                score: number | null;
                                version: string;
                            };
                            groups: {
                                id: string;
                                items: {
                                    answer: {
                                        at: string;
                                        by: string;
                                        files: {
                                            id: string;
                                            name: string;
                                            type: string;
                                        }[];
                                        n: number;
                                        note: string | null;
                                        opened: {
                                            id: string;
                                            isOpen: boolean;
                                            number: string;
                                            root: string;
                                            state: string;
                                        } | null;
                                        reason: string | null;
                                        /** @enum {string} */
                                        result: "pass" | "fail" | "na";
                                        value: number | null;
                                    } | null;
                                    basis: string | null;
                                    id: string;
                                    notApplicable: string[];
                                    proof: {
                                        /** @enum {string} */
                                        as: "photo" | "paper" | "number";
                                        on: string[];
                                        unit: string | null;
                                    } | null;
                                    required: boolean;
                                    text: string;
                                    textEn: string | null;
                                }[];
                                name: string;
                                nameEn: string | null;
                            }[];
                            name: string;
                            nameEn: string | null;
                            reasons: {
                                id: string;
                                text: string;
                                textEn: string | null;
                            }[];
                            task: string | null;
                            title: string;
                            version: string;
                        }[];
                        children: {
                            decision: string | null;
                            department: string;
                            id: string;
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            name: string;
                            number: string;
                            root: string;
                            state: {
                                code: string;
                                name: string;
                            };
                        }[];
                        clocks: {
                            due: string;
                            dueAt: string | null;
                            explained: string[];
                            extensions: {
                                amount: string;
                                reason: string;
                            }[];
                            id: string;
                            /** @enum {string} */
                            light: "green" | "yellow" | "red" | "paused";
                            name: string;
                            sum: {
                                anchor: {
                                    name: string;
                                    /** @enum {string} */
                                    way: "before" | "after";
                                } | null;
                                /** @enum {string} */
                                begunBy: "accepted" | "received" | "opened";
                                due: string;
                                extended: string[];
                                from: string;
                                isPaused: boolean;
                                limit: string;
                                pausedDays: number;
                            };
                            suspensions: {
                                from: string;
                                reason: string;
                                to: string | null;
                            }[];
                        }[];
                        commitments: {
                            consequence: string;
                            dueOn: string;
                            id: string;
                            kind: "supply" | "check";
                            maySupply: boolean;
                            name: string;
                            number: string;
                            root: string;
                            state: {
                                code: string;
                                name: string;
                            };
                            text: string;
                        }[];
                        decision: {
                            at: string | null;
                            automatic: boolean;
                            code: string;
                            ground: string | null;
                            opinion: string | null;
                        } | null;
                        delivery: {
                            address?: string;
                            choice: string;
                            mobile?: string;
                            receiver?: string;
                        } | null;
                        department: {
                            code: string;
                            name: string;
                        };
                        due: {
                            explained: string[];
                            on: string;
                        } | null;
                        extension: {
                            days: number;
                            law: string;
                        } | null;
                        form: {
                            /** @description 填写了、但由指定环节的工作人员查看的字段：没有内容 */
                            hidden: string[];
                            schema: FormSchema;
                            sources: {
                                [key: string]: FieldSource;
                            };
                            ui: FormUi;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                        grounds: {
                            deny: {
                                id: string;
                                law?: string;
                                text: string;
                            }[];
                            refuse: {
                                id: string;
                                law?: string;
                                text: string;
                            }[];
                            supplement: {
                                id: string;
                                law?: string;
                                text: string;
                            }[];
                            suspend: {
                                id: string;
                                law?: string;
                                text: string;
                            }[];
                        };
                        history: {
                            act: string;
                            at: string;
                            detail: {
                                [key: string]: unknown;
                            };
                            element: string | null;
                            id: string;
                            what: string;
                            who: string;
                        }[];
                        id: string;
                        item: {
                            id: string;
                            name: string;
                            version: string;
                        };
                        kind: string;
                        licences: {
                            licenceId: string;
                            licenceName: string;
                            licenceNumber: string;
                            waits: boolean;
                        }[];
                        light: ("green" | "yellow" | "red" | "paused") | null;
                        linked: {
                            /** @enum {string} */
                            how: "origin" | "opened" | "sameAs";
                            id: string;
                            kind: string;
                            number: string;
                            root: string;
                            state: {
                                code: string;
                                name: string;
                            };
                        }[];
                        materials: {
                            file: {
                                bytes: number;
                                id: string;
                                name: string;
                                type: string;
                                url: string;
                            } | null;
                            hash: string | null;
                            id: string;
                            name: string;
                            source: {
                                at: string;
                                basis: string;
                                doubt: string | null;
                                fields: {
                                    title: string;
                                    value: string;
                                }[];
                                /** @enum {string} */
                                kind: "licence" | "register" | "verification" | "earlier" | "commitment" | "upload";
                                label: string;
                                number: string | null;
                                trust: string;
                            };
                        }[];
                        may: string[];
                        myTasks: string[];
                        number: string;
                        papers: {
                            id: string;
                            kind: string;
                            name: string;
                            url: string;
                            waits: boolean;
                        }[];
                        parent: {
                            id: string;
                            name: string;
                            number: string;
                            root: string;
                        } | null;
                        parked: {
                            at: string;
                            code: string;
                            element: string;
                            message: string;
                            name: string;
                            token: string;
                        } | null;
                        posted: {
                            amount: string;
                            at: string;
                            from: string;
                            /** @enum {string} */
                            how: "post" | "hold" | "release" | "capture";
                            id: string;
                            purpose: string;
                            to: string;
                        }[];
                        process: {
                            active: {
                                element: string;
                                since: string;
                                status: string;
                                token: string;
                            }[];
                            bpmn: string;
                            done: {
                                at: string;
                                by: string;
                                element: string;
                            }[];
                        };
                        region: string;
                        root: string;
                        shortNumber: string;
                        state: {
                            code: string;
                            name: string;
                        };
                        submittedAt: string;
                        supplement: {
                            answerBy: string;
                            answeredAt?: string;
                            askedAt: string;
                            askedBy: string;
                            department: string;
                            id: string;
                            points: {
                                answered: boolean;
                                field?: string;
                                ground: string;
                                id: string;
                                material?: string;
                                text: string;
                            }[];
                        } | null;
                        tasks: {
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            completedAt: string | null;
                            completedBy: string | null;
                            department: string;
                            dueAt: string | null;
                            element: string;
                            form: {
                                schema: FormSchema;
                                ui: FormUi;
                            } | null;
                            formKey: string | null;
                            ground: string | null;
                            id: string;
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            /** @description 可以从单位收回 */
                            mayRecall: boolean;
                            name: string;
                            openedAt: string;
                            opinion: string | null;
                            outcome: string | null;
                            outcomes: {
                                id: string;
                                name: string;
                            }[];
                            stage: string;
                            state: string;
                        }[];
                        trace: RuleDecision[];
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskCasesRootIdExtension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeskCasesRootIdFilesFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 · The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ofd": string;
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "image/heic": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeskCasesRootIdRefusals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            act: {
                                id: string;
                                name: string;
                            };
                            at: string;
                            basis: string;
                            basisEn: string;
                            by: string;
                            caseId: string | null;
                            department: string;
                            gate: string;
                            matter: {
                                id: string;
                                kind: string;
                                name: string;
                            };
                            mayBeOverruled: boolean;
                            mayOverrule: boolean;
                            number: string | null;
                            overruledBy: string | null;
                            remedy: string;
                            remedyEn: string;
                            root: string;
                            times: number;
                            title: string;
                            titleEn: string;
                            unlock: string;
                            unlockEn: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskCasesRootIdResumption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    result?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskCasesRootIdRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                    useCurrentVersion?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskCasesRootIdSupplement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    points: {
                        field?: string;
                        ground: string;
                        material?: string;
                        text: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskCasesRootIdSuspension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    expected?: string;
                    kind: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeskCasesRootIdTrace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cases: {
                            department: string;
                            dueAt: string | null;
                            id: string;
                            isOpen: boolean;
                            kind: string;
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            name: string;
                            number: string;
                            root: string;
                            shown: {
                                title: string;
                                value: string;
                            }[];
                            state: {
                                code: string;
                                name: string;
                            };
                        }[];
                        rows: {
                            act: string;
                            at: string;
                            detail: {
                                [key: string]: unknown;
                            };
                            element: string | null;
                            id: string;
                            number: string;
                            title: string;
                            what: string;
                            who: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeskColleagues: {
        parameters: {
            query: {
                root: string;
                task: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            department: string;
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeskCounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        green: number;
                        mine: number;
                        paused: number;
                        red: number;
                        yellow: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeskPapersRootIdPaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
                paper: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 · The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeskPhrases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mayKeepForDepartment: boolean;
                        rows: {
                            department: string | null;
                            id: string;
                            mayDelete: boolean;
                            text: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskPhrases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    forDepartment?: boolean;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mayKeepForDepartment: boolean;
                        rows: {
                            department: string | null;
                            id: string;
                            mayDelete: boolean;
                            text: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteDeskPhrasesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mayKeepForDepartment: boolean;
                        rows: {
                            department: string | null;
                            id: string;
                            mayDelete: boolean;
                            text: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskSearches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    q: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        by: string;
                        isCut: boolean;
                        rows: {
                            applicant: string;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            caseId: string;
                            caseLight: ("green" | "yellow" | "red" | "paused") | null;
                            channel: string;
                            clock: string;
                            clockOf: ("task" | "case") | null;
                            departmentName: string;
                            dueAt: string | null;
                            id: string;
                            /** @description 从未看过，或看过以后有变化 */
                            isUnread: boolean;
                            /** @description 有督办等待答复 */
                            isUrged: boolean;
                            item: string;
                            itemName: string;
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            name: string;
                            number: string;
                            outcome: string | null;
                            regionName: string;
                            root: string;
                            stage: string;
                            state: string;
                            submittedAt: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeskTasks: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
                queue?: "mine" | "claimable" | "department" | "done";
                stage?: string;
                item?: string;
                light?: "red" | "yellow" | "green" | "paused";
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            applicant: string;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            caseId: string;
                            caseLight: ("green" | "yellow" | "red" | "paused") | null;
                            channel: string;
                            clock: string;
                            clockOf: ("task" | "case") | null;
                            departmentName: string;
                            dueAt: string | null;
                            id: string;
                            /** @description 从未看过，或看过以后有变化 */
                            isUnread: boolean;
                            /** @description 有督办等待答复 */
                            isUrged: boolean;
                            item: string;
                            itemName: string;
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            name: string;
                            number: string;
                            outcome: string | null;
                            regionName: string;
                            root: string;
                            stage: string;
                            state: string;
                            submittedAt: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskTasksRootIdChecksField: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
                field: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: {
                        files?: string[];
                        item: string;
                        note?: string;
                        reason?: string;
                        /** @enum {string} */
                        result: "pass" | "fail" | "na";
                        /** @description 看到这一项时它已经填过几次；还没有填过是 0 */
                        seen: number;
                        value?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answered: number;
                        asked: number;
                        failed: number;
                        items: {
                            [key: string]: number;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskTasksRootIdClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskTasksRootIdCompletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ground?: string;
                    opinion?: string;
                    outcome: string;
                    output?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskTasksRootIdDelegation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** Format: uuid */
                    to: string;
                    /** Format: date */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskTasksRootIdReassignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** Format: uuid */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskTasksRootIdRecall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDeskTasksRootIdRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            applicant: string;
                            id: string;
                            kind: "item" | "bundle";
                            of: {
                                id: string;
                                name: string;
                            };
                            savedAt: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    kind: "item" | "bundle";
                    /**
                     * Format: uuid
                     * @description 亲友代办：按哪一份授权
                     */
                    proxy?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent: string | null;
                        applicant: {
                            facts: {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            kind: "person" | "firm";
                            name: string;
                        };
                        channel: string;
                        competence: {
                            body: {
                                item: string;
                                name: string;
                                phone: string;
                            } | null;
                            item: string;
                            name: string;
                            options: {
                                body: string;
                                name: string;
                                region: string;
                            }[];
                            state: "known" | "asked" | "nobody";
                            why: string;
                            whyEn: string;
                        }[];
                        corrected: string[];
                        delivery: {
                            address: string | null;
                            /** @enum {string} */
                            choice: "" | "electronic" | "pickup" | "courier";
                            each: boolean;
                            mobile: string | null;
                            options: ("electronic" | "pickup" | "courier")[];
                            receiver: string | null;
                            together: boolean;
                        };
                        form: {
                            schema: FormSchema;
                            ui: FormUi;
                        };
                        helping: {
                            consent: string;
                            /** @enum {string} */
                            may: "guide" | "fill";
                        } | null;
                        id: string;
                        kind: "item" | "bundle";
                        objections: {
                            at: string;
                            field: string;
                            note: string;
                        }[];
                        of: {
                            id: string;
                            name: string;
                        };
                        parts: {
                            item: string;
                            name: string;
                        }[] | null;
                        place: string | null;
                        prefilled: {
                            [key: string]: {
                                at: string;
                                label: string;
                                source: string;
                                value: unknown;
                            };
                        };
                        revision: number;
                        savedAt: string;
                        seal: string;
                        submitted: {
                            id: string;
                            number: string;
                            root: string;
                        } | null;
                        values: {
                            [key: string]: unknown;
                        };
                        version: string;
                        versionNumber: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDraftsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent: string | null;
                        applicant: {
                            facts: {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            kind: "person" | "firm";
                            name: string;
                        };
                        channel: string;
                        competence: {
                            body: {
                                item: string;
                                name: string;
                                phone: string;
                            } | null;
                            item: string;
                            name: string;
                            options: {
                                body: string;
                                name: string;
                                region: string;
                            }[];
                            state: "known" | "asked" | "nobody";
                            why: string;
                            whyEn: string;
                        }[];
                        corrected: string[];
                        delivery: {
                            address: string | null;
                            /** @enum {string} */
                            choice: "" | "electronic" | "pickup" | "courier";
                            each: boolean;
                            mobile: string | null;
                            options: ("electronic" | "pickup" | "courier")[];
                            receiver: string | null;
                            together: boolean;
                        };
                        form: {
                            schema: FormSchema;
                            ui: FormUi;
                        };
                        helping: {
                            consent: string;
                            /** @enum {string} */
                            may: "guide" | "fill";
                        } | null;
                        id: string;
                        kind: "item" | "bundle";
                        objections: {
                            at: string;
                            field: string;
                            note: string;
                        }[];
                        of: {
                            id: string;
                            name: string;
                        };
                        parts: {
                            item: string;
                            name: string;
                        }[] | null;
                        place: string | null;
                        prefilled: {
                            [key: string]: {
                                at: string;
                                label: string;
                                source: string;
                                value: unknown;
                            };
                        };
                        revision: number;
                        savedAt: string;
                        seal: string;
                        submitted: {
                            id: string;
                            number: string;
                            root: string;
                        } | null;
                        values: {
                            [key: string]: unknown;
                        };
                        version: string;
                        versionNumber: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteDraftsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    patchDraftsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    corrected?: string[];
                    delivery?: {
                        address?: string;
                        choice: "electronic" | "pickup" | "courier";
                        /** @description 一件事：办好一件给一件，不等其他几件 */
                        each?: boolean;
                        mobile?: string;
                        receiver?: string;
                    };
                    place?: string | null;
                    revision: number;
                    values: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        competence: {
                            body: {
                                item: string;
                                name: string;
                                phone: string;
                            } | null;
                            item: string;
                            name: string;
                            options: {
                                body: string;
                                name: string;
                                region: string;
                            }[];
                            state: "known" | "asked" | "nobody";
                            why: string;
                            whyEn: string;
                        }[];
                        errors: {
                            code: string;
                            field: string;
                            message: string;
                        }[];
                        revision: number;
                        savedAt: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDraftsIdCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        competence: {
                            body: {
                                item: string;
                                name: string;
                                phone: string;
                            } | null;
                            item: string;
                            name: string;
                            options: {
                                body: string;
                                name: string;
                                region: string;
                            }[];
                            state: "known" | "asked" | "nobody";
                            why: string;
                            whyEn: string;
                        }[];
                        eligibility: {
                            conditions: {
                                id: string;
                                reason: string;
                                text: string;
                                /** @enum {string} */
                                verdict: "yes" | "no" | "unknown";
                            }[];
                            existing: {
                                /** @enum {string} */
                                as: "applied" | "granted";
                                at: {
                                    id: string;
                                    root: string;
                                } | null;
                                isOwn: boolean;
                                isSame: boolean;
                                item: string;
                                note: string;
                                number: string;
                                state: string | null;
                            } | null;
                            /** @enum {string} */
                            verdict: "yes" | "no" | "unknown";
                        };
                        errors: {
                            field?: string;
                            material?: string;
                            message: string;
                        }[];
                        ready: boolean;
                        signature: {
                            by: "person" | "firm";
                            code: string | null;
                            request: string | null;
                            signedAt: string | null;
                            signer: string | null;
                            simulated: boolean;
                            state: "needed" | "changed" | "signed";
                            title: string;
                            user: string | null;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDraftsIdConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seal: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getDraftsIdConsents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            endedBy: string | null;
                            helper: string | null;
                            hints: {
                                at: string;
                                by: string;
                                field: string | null;
                                text: string;
                            }[];
                            id: string;
                            kind: string;
                            may: "guide" | "fill";
                            stars: number | null;
                            state: "waiting" | "running" | "ended";
                            until: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDraftsIdConsents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: "counter" | "help";
                    may: "guide" | "fill";
                    /** @description 哪里不明白 */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string | null;
                        id: string;
                        until: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteDraftsIdConsentsConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                consent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postDraftsIdConsentsConsentHints: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                consent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    field?: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postDraftsIdConsentsConsentRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                consent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    opinion?: string;
                    stars: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getDraftsIdMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            acceptStandard: string | null;
                            commitment: {
                                text: string;
                                within: string | null;
                            } | null;
                            fallback: string | null;
                            file: {
                                bytes: number;
                                id: string;
                                name: string;
                            } | null;
                            id: string;
                            name: string;
                            necessity: string;
                            objected: boolean;
                            parts?: string[];
                            source: {
                                at: string;
                                basis: string;
                                fields: {
                                    title: string;
                                    value: string;
                                }[];
                                /** @enum {string} */
                                kind: "licence" | "register" | "verification" | "earlier" | "commitment" | "upload";
                                label: string;
                                number: string | null;
                                /** @enum {string} */
                                trust: "A" | "B" | "C" | "D";
                            } | null;
                            /** @enum {string} */
                            state: "obtained" | "needed" | "optional" | "uploaded" | "committed" | "not-required";
                            upload: {
                                accept: string[];
                                maxMB: number;
                            } | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDraftsIdMaterialsMaterialCommitment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                material: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {boolean} */
                    agreed: true;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptStandard: string | null;
                        commitment: {
                            text: string;
                            within: string | null;
                        } | null;
                        fallback: string | null;
                        file: {
                            bytes: number;
                            id: string;
                            name: string;
                        } | null;
                        id: string;
                        name: string;
                        necessity: string;
                        objected: boolean;
                        parts?: string[];
                        source: {
                            at: string;
                            basis: string;
                            fields: {
                                title: string;
                                value: string;
                            }[];
                            /** @enum {string} */
                            kind: "licence" | "register" | "verification" | "earlier" | "commitment" | "upload";
                            label: string;
                            number: string | null;
                            /** @enum {string} */
                            trust: "A" | "B" | "C" | "D";
                        } | null;
                        /** @enum {string} */
                        state: "obtained" | "needed" | "optional" | "uploaded" | "committed" | "not-required";
                        upload: {
                            accept: string[];
                            maxMB: number;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDraftsIdMaterialsMaterialFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                material: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptStandard: string | null;
                        commitment: {
                            text: string;
                            within: string | null;
                        } | null;
                        fallback: string | null;
                        file: {
                            bytes: number;
                            id: string;
                            name: string;
                        } | null;
                        id: string;
                        name: string;
                        necessity: string;
                        objected: boolean;
                        parts?: string[];
                        source: {
                            at: string;
                            basis: string;
                            fields: {
                                title: string;
                                value: string;
                            }[];
                            /** @enum {string} */
                            kind: "licence" | "register" | "verification" | "earlier" | "commitment" | "upload";
                            label: string;
                            number: string | null;
                            /** @enum {string} */
                            trust: "A" | "B" | "C" | "D";
                        } | null;
                        /** @enum {string} */
                        state: "obtained" | "needed" | "optional" | "uploaded" | "committed" | "not-required";
                        upload: {
                            accept: string[];
                            maxMB: number;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteDraftsIdMaterialsMaterialFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                material: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptStandard: string | null;
                        commitment: {
                            text: string;
                            within: string | null;
                        } | null;
                        fallback: string | null;
                        file: {
                            bytes: number;
                            id: string;
                            name: string;
                        } | null;
                        id: string;
                        name: string;
                        necessity: string;
                        objected: boolean;
                        parts?: string[];
                        source: {
                            at: string;
                            basis: string;
                            fields: {
                                title: string;
                                value: string;
                            }[];
                            /** @enum {string} */
                            kind: "licence" | "register" | "verification" | "earlier" | "commitment" | "upload";
                            label: string;
                            number: string | null;
                            /** @enum {string} */
                            trust: "A" | "B" | "C" | "D";
                        } | null;
                        /** @enum {string} */
                        state: "obtained" | "needed" | "optional" | "uploaded" | "committed" | "not-required";
                        upload: {
                            accept: string[];
                            maxMB: number;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDraftsIdMaterialsMaterialObjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                material: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptStandard: string | null;
                        commitment: {
                            text: string;
                            within: string | null;
                        } | null;
                        fallback: string | null;
                        file: {
                            bytes: number;
                            id: string;
                            name: string;
                        } | null;
                        id: string;
                        name: string;
                        necessity: string;
                        objected: boolean;
                        parts?: string[];
                        source: {
                            at: string;
                            basis: string;
                            fields: {
                                title: string;
                                value: string;
                            }[];
                            /** @enum {string} */
                            kind: "licence" | "register" | "verification" | "earlier" | "commitment" | "upload";
                            label: string;
                            number: string | null;
                            /** @enum {string} */
                            trust: "A" | "B" | "C" | "D";
                        } | null;
                        /** @enum {string} */
                        state: "obtained" | "needed" | "optional" | "uploaded" | "committed" | "not-required";
                        upload: {
                            accept: string[];
                            maxMB: number;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDraftsIdObjections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    field: string;
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent: string | null;
                        applicant: {
                            facts: {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            kind: "person" | "firm";
                            name: string;
                        };
                        channel: string;
                        competence: {
                            body: {
                                item: string;
                                name: string;
                                phone: string;
                            } | null;
                            item: string;
                            name: string;
                            options: {
                                body: string;
                                name: string;
                                region: string;
                            }[];
                            state: "known" | "asked" | "nobody";
                            why: string;
                            whyEn: string;
                        }[];
                        corrected: string[];
                        delivery: {
                            address: string | null;
                            /** @enum {string} */
                            choice: "" | "electronic" | "pickup" | "courier";
                            each: boolean;
                            mobile: string | null;
                            options: ("electronic" | "pickup" | "courier")[];
                            receiver: string | null;
                            together: boolean;
                        };
                        form: {
                            schema: FormSchema;
                            ui: FormUi;
                        };
                        helping: {
                            consent: string;
                            /** @enum {string} */
                            may: "guide" | "fill";
                        } | null;
                        id: string;
                        kind: "item" | "bundle";
                        objections: {
                            at: string;
                            field: string;
                            note: string;
                        }[];
                        of: {
                            id: string;
                            name: string;
                        };
                        parts: {
                            item: string;
                            name: string;
                        }[] | null;
                        place: string | null;
                        prefilled: {
                            [key: string]: {
                                at: string;
                                label: string;
                                source: string;
                                value: unknown;
                            };
                        };
                        revision: number;
                        savedAt: string;
                        seal: string;
                        submitted: {
                            id: string;
                            number: string;
                            root: string;
                        } | null;
                        values: {
                            [key: string]: unknown;
                        };
                        version: string;
                        versionNumber: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDraftsIdSigning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    anyway?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDraftsIdSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    anyway?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decided: string | null;
                        etaOn: string | null;
                        id: string;
                        number: string;
                        promise: {
                            latestOn: string | null;
                            limit: string;
                            tellBy: string;
                        } | null;
                        queryCode: string;
                        root: string;
                        shortNumber: string;
                        state: string;
                        submittedAt: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDraws: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        may: {
                            basis: string;
                            id: string;
                            name: string;
                        }[];
                        next: string | null;
                        rows: {
                            /** @description 秘密的承诺：SHA-256("chengshu-draw-1\n" + secret) */
                            commitment: string;
                            department: string;
                            drawnAt: string | null;
                            id: string;
                            name: string;
                            nameEn: string | null;
                            /** @description 公开数字什么时候出来；在那以前不能抽取 */
                            notBefore: string;
                            promisedAt: string;
                            /** @description 名录的 SHA-256（engine/draw: rollText） */
                            rollHash: string;
                            /** @description 公开数字是什么，抽取以前就写明 */
                            source: string;
                            /** @enum {string} */
                            state: "promised" | "drawn" | "withdrawn";
                            why: string | null;
                            withdrawnAt: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDraws: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    draw: string;
                    /** Format: date-time */
                    notBefore: string;
                    /** @description 例如：中国福利彩票双色球第 2026138 期开奖号码 */
                    source: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDrawsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        base: number;
                        basis: string | null;
                        /** @description 秘密的承诺：SHA-256("chengshu-draw-1\n" + secret) */
                        commitment: string;
                        counts: {
                            asked: number;
                            base: number;
                            class: string | null;
                            drawn: number;
                            excluded: number;
                        }[] | null;
                        department: string;
                        drawnAt: string | null;
                        drawnBy: string | null;
                        excluded: {
                            /** @enum {string} */
                            excluded: "rule" | "before";
                            id: string;
                            title: string;
                        }[];
                        id: string;
                        /** @description 我准备的：要由另一个人抽取 */
                        isMine: boolean;
                        name: string;
                        nameEn: string | null;
                        /** @description 公开数字什么时候出来；在那以前不能抽取 */
                        notBefore: string;
                        objects: {
                            class: string | null;
                            id: string;
                            isShort: boolean;
                            refused: string | null;
                            root: string | null;
                            team: string[];
                            title: string;
                            waits: boolean;
                        }[] | null;
                        promisedAt: string;
                        promisedBy: string;
                        /** @description 从什么时候起公开秘密、种子和结果：检查完以后 */
                        publicFrom: string | null;
                        published: string | null;
                        result: {
                            class: string | null;
                            id: string;
                            isShort: boolean;
                            team: string[];
                            title: string;
                        }[] | null;
                        roll: {
                            draw: string;
                            members: string[];
                            objects: {
                                class: string | null;
                                excluded: ("rule" | "before") | null;
                                id: string;
                            }[];
                            recused: string[][];
                            shares: {
                                class: string | null;
                                least: number;
                                percent: number;
                            }[];
                            source: string;
                            team: number;
                        } | null;
                        /** @description 名录的 SHA-256（engine/draw: rollText） */
                        rollHash: string;
                        /** @description 抽取以后公开，谁都可以核对承诺和种子 */
                        secret: string | null;
                        /** @description SHA-256("chengshu-draw-1\n" + secret + "\n" + rollHash + "\n" + published) */
                        seed: string | null;
                        shares: {
                            class: string | null;
                            least: number;
                            percent: number;
                        }[];
                        /** @description 公开数字是什么，抽取以前就写明 */
                        source: string;
                        /** @enum {string} */
                        state: "promised" | "drawn" | "withdrawn";
                        why: string | null;
                        withdrawnAt: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDrawsIdResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    published: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        base: number;
                        basis: string | null;
                        /** @description 秘密的承诺：SHA-256("chengshu-draw-1\n" + secret) */
                        commitment: string;
                        counts: {
                            asked: number;
                            base: number;
                            class: string | null;
                            drawn: number;
                            excluded: number;
                        }[] | null;
                        department: string;
                        drawnAt: string | null;
                        drawnBy: string | null;
                        excluded: {
                            /** @enum {string} */
                            excluded: "rule" | "before";
                            id: string;
                            title: string;
                        }[];
                        id: string;
                        /** @description 我准备的：要由另一个人抽取 */
                        isMine: boolean;
                        name: string;
                        nameEn: string | null;
                        /** @description 公开数字什么时候出来；在那以前不能抽取 */
                        notBefore: string;
                        objects: {
                            class: string | null;
                            id: string;
                            isShort: boolean;
                            refused: string | null;
                            root: string | null;
                            team: string[];
                            title: string;
                            waits: boolean;
                        }[] | null;
                        promisedAt: string;
                        promisedBy: string;
                        /** @description 从什么时候起公开秘密、种子和结果：检查完以后 */
                        publicFrom: string | null;
                        published: string | null;
                        result: {
                            class: string | null;
                            id: string;
                            isShort: boolean;
                            team: string[];
                            title: string;
                        }[] | null;
                        roll: {
                            draw: string;
                            members: string[];
                            objects: {
                                class: string | null;
                                excluded: ("rule" | "before") | null;
                                id: string;
                            }[];
                            recused: string[][];
                            shares: {
                                class: string | null;
                                least: number;
                                percent: number;
                            }[];
                            source: string;
                            team: number;
                        } | null;
                        /** @description 名录的 SHA-256（engine/draw: rollText） */
                        rollHash: string;
                        /** @description 抽取以后公开，谁都可以核对承诺和种子 */
                        secret: string | null;
                        /** @description SHA-256("chengshu-draw-1\n" + secret + "\n" + rollHash + "\n" + published) */
                        seed: string | null;
                        shares: {
                            class: string | null;
                            least: number;
                            percent: number;
                        }[];
                        /** @description 公开数字是什么，抽取以前就写明 */
                        source: string;
                        /** @enum {string} */
                        state: "promised" | "drawn" | "withdrawn";
                        why: string | null;
                        withdrawnAt: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postDrawsIdWithdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        base: number;
                        basis: string | null;
                        /** @description 秘密的承诺：SHA-256("chengshu-draw-1\n" + secret) */
                        commitment: string;
                        counts: {
                            asked: number;
                            base: number;
                            class: string | null;
                            drawn: number;
                            excluded: number;
                        }[] | null;
                        department: string;
                        drawnAt: string | null;
                        drawnBy: string | null;
                        excluded: {
                            /** @enum {string} */
                            excluded: "rule" | "before";
                            id: string;
                            title: string;
                        }[];
                        id: string;
                        /** @description 我准备的：要由另一个人抽取 */
                        isMine: boolean;
                        name: string;
                        nameEn: string | null;
                        /** @description 公开数字什么时候出来；在那以前不能抽取 */
                        notBefore: string;
                        objects: {
                            class: string | null;
                            id: string;
                            isShort: boolean;
                            refused: string | null;
                            root: string | null;
                            team: string[];
                            title: string;
                            waits: boolean;
                        }[] | null;
                        promisedAt: string;
                        promisedBy: string;
                        /** @description 从什么时候起公开秘密、种子和结果：检查完以后 */
                        publicFrom: string | null;
                        published: string | null;
                        result: {
                            class: string | null;
                            id: string;
                            isShort: boolean;
                            team: string[];
                            title: string;
                        }[] | null;
                        roll: {
                            draw: string;
                            members: string[];
                            objects: {
                                class: string | null;
                                excluded: ("rule" | "before") | null;
                                id: string;
                            }[];
                            recused: string[][];
                            shares: {
                                class: string | null;
                                least: number;
                                percent: number;
                            }[];
                            source: string;
                            team: number;
                        } | null;
                        /** @description 名录的 SHA-256（engine/draw: rollText） */
                        rollHash: string;
                        /** @description 抽取以后公开，谁都可以核对承诺和种子 */
                        secret: string | null;
                        /** @description SHA-256("chengshu-draw-1\n" + secret + "\n" + rollHash + "\n" + published) */
                        seed: string | null;
                        shares: {
                            class: string | null;
                            least: number;
                            percent: number;
                        }[];
                        /** @description 公开数字是什么，抽取以前就写明 */
                        source: string;
                        /** @enum {string} */
                        state: "promised" | "drawn" | "withdrawn";
                        why: string | null;
                        withdrawnAt: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postEligibility: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    form?: {
                        [key: string]: unknown;
                    };
                    id: string;
                    kind: "item" | "bundle";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        conditions: {
                            id: string;
                            reason: string;
                            text: string;
                            /** @enum {string} */
                            verdict: "yes" | "no" | "unknown";
                        }[];
                        existing: {
                            /** @enum {string} */
                            as: "applied" | "granted";
                            at: {
                                id: string;
                                root: string;
                            } | null;
                            isOwn: boolean;
                            isSame: boolean;
                            item: string;
                            note: string;
                            number: string;
                            state: string | null;
                        } | null;
                        /** @enum {string} */
                        verdict: "yes" | "no" | "unknown";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getEnglish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getGates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            basis: string;
                            cases: number;
                            effect: string;
                            from: string | null;
                            id: string;
                            last: string | null;
                            owner: string;
                            register: string;
                            times: number;
                            title: string;
                            unlock: string;
                            until: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postGatesOverrules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    act: string;
                    gate: string;
                    reason: string;
                    /** Format: uuid */
                    root: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            act: {
                                id: string;
                                name: string;
                            };
                            at: string;
                            basis: string;
                            basisEn: string;
                            by: string;
                            caseId: string | null;
                            department: string;
                            gate: string;
                            matter: {
                                id: string;
                                kind: string;
                                name: string;
                            };
                            mayBeOverruled: boolean;
                            mayOverrule: boolean;
                            number: string | null;
                            overruledBy: string | null;
                            remedy: string;
                            remedyEn: string;
                            root: string;
                            times: number;
                            title: string;
                            titleEn: string;
                            unlock: string;
                            unlockEn: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getGatesGateRefusals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gate: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            act: {
                                id: string;
                                name: string;
                            };
                            at: string;
                            basis: string;
                            basisEn: string;
                            by: string;
                            caseId: string | null;
                            department: string;
                            gate: string;
                            matter: {
                                id: string;
                                kind: string;
                                name: string;
                            };
                            mayBeOverruled: boolean;
                            mayOverrule: boolean;
                            number: string | null;
                            overruledBy: string | null;
                            remedy: string;
                            remedyEn: string;
                            root: string;
                            times: number;
                            title: string;
                            titleEn: string;
                            unlock: string;
                            unlockEn: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHalls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            address: string;
                            hours: string;
                            id: string;
                            level: string;
                            name: string;
                            phone: string;
                            region: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHallsApplicants: {
        parameters: {
            query?: {
                idNumber?: string;
                creditCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        /** @enum {string} */
                        kind: "person" | "firm";
                        mobile: string;
                        name: string;
                        number: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postHallsContinuations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 当事人手机上的授权码 */
                    code: string;
                    /** @description 当事人证件号码 */
                    idNumber: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draft: string;
                        itemName: string;
                        may: string;
                        until: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHallsCoverage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        addresses: number;
                        /** @description 15 分钟内有 24 小时服务点的地址数 */
                        atNight: number;
                        gaps: {
                            addresses: number;
                            atNight: number;
                            beyond: number;
                            /** @description 最远的一处到最近服务点的步行米数 */
                            farthest: number;
                            name: string;
                            nearest: string;
                            region: string;
                            within: number;
                        }[];
                        model: {
                            detour: number;
                            metresAMinute: number;
                            minutes: number;
                            reach: number;
                            text: string;
                        };
                        nightPoints: number;
                        points: number;
                        /** @description 15 分钟内的地址占比 */
                        share: number;
                        /** @description 15 分钟内有 24 小时服务点的地址占比 */
                        shareAtNight: number;
                        within: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHallsCoverageAddresses: {
        parameters: {
            query: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
                figure: "addresses" | "within" | "beyond" | "atNight";
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            address: string;
                            id: string;
                            metres: number | null;
                            nearest: string;
                            nightMetres: number | null;
                            region: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHallsCoveragePoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            address: string;
                            /** @description 24 小时 */
                            allDay: boolean;
                            hours: string;
                            id: string;
                            kind: "hall" | "kiosk";
                            lat: number;
                            lon: number;
                            name: string;
                            region: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postHallsDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agent?: {
                        idNumber: string;
                        mobile: string;
                        name: string;
                    };
                    applicant: {
                        creditCode?: string;
                        idNumber?: string;
                    };
                    id: string;
                    kind: "item" | "bundle";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent: string | null;
                        applicant: {
                            facts: {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            kind: "person" | "firm";
                            name: string;
                        };
                        channel: string;
                        competence: {
                            body: {
                                item: string;
                                name: string;
                                phone: string;
                            } | null;
                            item: string;
                            name: string;
                            options: {
                                body: string;
                                name: string;
                                region: string;
                            }[];
                            state: "known" | "asked" | "nobody";
                            why: string;
                            whyEn: string;
                        }[];
                        corrected: string[];
                        delivery: {
                            address: string | null;
                            /** @enum {string} */
                            choice: "" | "electronic" | "pickup" | "courier";
                            each: boolean;
                            mobile: string | null;
                            options: ("electronic" | "pickup" | "courier")[];
                            receiver: string | null;
                            together: boolean;
                        };
                        form: {
                            schema: FormSchema;
                            ui: FormUi;
                        };
                        helping: {
                            consent: string;
                            /** @enum {string} */
                            may: "guide" | "fill";
                        } | null;
                        id: string;
                        kind: "item" | "bundle";
                        objections: {
                            at: string;
                            field: string;
                            note: string;
                        }[];
                        of: {
                            id: string;
                            name: string;
                        };
                        parts: {
                            item: string;
                            name: string;
                        }[] | null;
                        place: string | null;
                        prefilled: {
                            [key: string]: {
                                at: string;
                                label: string;
                                source: string;
                                value: unknown;
                            };
                        };
                        revision: number;
                        savedAt: string;
                        seal: string;
                        submitted: {
                            id: string;
                            number: string;
                            root: string;
                        } | null;
                        values: {
                            [key: string]: unknown;
                        };
                        version: string;
                        versionNumber: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postHallsIdentities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 本人手机上“自助终端登录”显示的 8 位码 */
                    code: string;
                    document: "passport" | "permit";
                    /** @description ISO 3166 三位国家代码 */
                    nationality: string;
                    /** @description 照眼前的原件录入 */
                    number: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postHallsIssue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    receiver: string;
                    /** Format: uuid */
                    root: string;
                    /** Format: uuid */
                    task: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        state: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHallsIssueQueue: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            applicant: string;
                            caseId: string;
                            departmentName: string;
                            itemName: string;
                            licences: string[];
                            number: string;
                            root: string;
                            since: string;
                            task: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postHallsKindsKindCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agent?: {
                        idNumber: string;
                        mobile: string;
                        name: string;
                    };
                    applicant: {
                        creditCode?: string;
                        idNumber?: string;
                    };
                    form: {
                        [key: string]: unknown;
                    };
                    /** Format: uuid */
                    id?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHallsMine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string | null;
                        name: string | null;
                        takes: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postHallsOpenings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 没有查询码时的事由 */
                    cause?: string;
                    /** @description 收件凭证上的查询码 */
                    code?: string;
                    /** @description 办件编号或短号 */
                    number: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        itemName: string;
                        number: string;
                        openUntil: string;
                        root: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHelpCalls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            draft: string;
                            id: string;
                            itemName: string;
                            may: "guide" | "fill";
                            note: string;
                            region: string;
                            since: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postHelpCallsDraftIdJoin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draft: string;
                        id: string;
                        itemName: string;
                        may: "guide" | "fill";
                        note: string;
                        region: string;
                        since: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHelpMine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            draft: string;
                            id: string;
                            itemName: string;
                            may: "guide" | "fill";
                            note: string;
                            region: string;
                            since: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        city: {
                            hotline: string;
                            name: string;
                        };
                        frequent: {
                            count: number;
                            en: {
                                international: boolean;
                                name: string;
                                summary: string;
                            } | null;
                            id: string;
                            /** @enum {string} */
                            kind: "item" | "bundle";
                            name: string;
                        }[];
                        lifeStages: {
                            for: string;
                            hint: string;
                            icon: string;
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postIdentityClients: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    name: string;
                    redirectUris: string[];
                    scopes: ("openid" | "profile" | "phone" | "identity")[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postIdentityClientsIdStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postIdentityPartners: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId: string;
                    id: string;
                    issuer: string;
                    /** @description 最多承认到第几级实名 */
                    mostLevel: number;
                    name: string;
                    secret: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postIdentityPartnersIdStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getIntrusions: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: null | string;
                        rows: {
                            account: null | string;
                            address: string;
                            count: number;
                            /** Format: date-time */
                            firstAt: string;
                            id: string;
                            /** Format: date-time */
                            lastAt: string;
                            place: string;
                            route: string;
                            rule: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getItems: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
                lifeStage?: string;
                theme?: string;
                department?: string;
                serves?: string;
                kind?: string;
                channel?: string;
                level?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            automatic: boolean;
                            department: string;
                            en: {
                                international: boolean;
                                name: string;
                                summary: string;
                            } | null;
                            handling: string;
                            id: string;
                            /** @enum {string} */
                            kind: "item" | "bundle";
                            level: string;
                            name: string;
                            online: boolean;
                            promised: string;
                            summary: string;
                            visits: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getItemsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        aka: string[];
                        automatic: boolean;
                        basic: string;
                        bodies: {
                            address: string;
                            code: string;
                            item: string;
                            level: string;
                            name: string;
                            phone: string;
                            promised: string;
                            region: string;
                        }[];
                        channels: string[];
                        codes: {
                            catalog: string;
                            task: string;
                        };
                        coming: {
                            effectiveOn: string;
                            version: string;
                        }[];
                        competence: string;
                        conditions: {
                            id: string;
                            text: string;
                        }[];
                        contact: {
                            address: string;
                            complain: string;
                            consult: string;
                            hours: string;
                        };
                        delivery: string[];
                        department: {
                            code: string;
                            name: string;
                            phone: string;
                        };
                        effectiveOn: string;
                        en: {
                            aka: string[];
                            basis: string;
                            conditions: {
                                [key: string]: string;
                            };
                            faq: {
                                answer: string;
                                question: string;
                            }[];
                            fee: string;
                            fields: {
                                [key: string]: {
                                    help?: string;
                                    options?: {
                                        [key: string]: string;
                                    };
                                    title: string;
                                };
                            };
                            groups: {
                                [key: string]: {
                                    help?: string;
                                    title: string;
                                };
                            };
                            international: boolean;
                            laws: {
                                article: string;
                                gist: string;
                                name: string;
                            }[];
                            materials: {
                                [key: string]: {
                                    commitment?: string;
                                    name: string;
                                    standard?: string;
                                };
                            };
                            name: string;
                            once: string;
                            otherwise: {
                                [key: string]: string;
                            };
                            place: string;
                            result: string;
                            steps: string[];
                            summary: string;
                        } | null;
                        faq: {
                            answer: string;
                            question: string;
                        }[];
                        fee: {
                            amountText: string;
                            basis: string;
                            charged: boolean;
                            name: string;
                        };
                        halls: {
                            address: string;
                            hours: string;
                            id: string;
                            level: string;
                            name: string;
                            phone: string;
                            region: string;
                        }[];
                        handling: {
                            code: string;
                            name: string;
                        };
                        id: string;
                        isInForce: boolean;
                        /** @enum {string} */
                        kind: "item" | "bundle";
                        law: {
                            article: string;
                            gist: string;
                            name: string;
                        }[];
                        level: {
                            code: string;
                            name: string;
                        };
                        limits: {
                            basis: string;
                            plain: string;
                            promised: string;
                            statutory: string;
                        };
                        materials: {
                            acceptStandard: string;
                            commitment: {
                                text: string;
                                within: string;
                            } | null;
                            form: string;
                            got: {
                                /** @enum {string} */
                                from: "licence" | "register" | "verification" | "earlier";
                                label: string;
                            } | null;
                            id: string;
                            isConditional: boolean;
                            name: string;
                            necessity: {
                                code: string;
                                name: string;
                            };
                            type: string;
                            upload: {
                                accept: string[];
                                maxMB: number;
                            } | null;
                        }[];
                        name: string;
                        once: string;
                        onlineDepth: string;
                        process: {
                            bpmn: string;
                        };
                        result: {
                            name: string;
                            validity: string;
                        };
                        scope: string;
                        serves: string[];
                        steps: {
                            department: string;
                            limit: string | null;
                            name: string;
                            stage: string;
                        }[];
                        summary: string;
                        type: {
                            code: string;
                            name: string;
                        };
                        version: string;
                        versionNumber: number;
                        visits: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getItemsIdDifferences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        basic: {
                            id: string;
                            name: string;
                        };
                        rows: {
                            body: string;
                            changes: {
                                after: string | null;
                                before: string | null;
                                where: string;
                            }[];
                            item: string;
                            level: string;
                            region: string;
                            state: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getItemsIdVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            effectiveOn: string;
                            hash: string;
                            number: number;
                            publishedAt: string;
                            state: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getItemsIdVersionsHashDiff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                hash: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            after: string | null;
                            before: string | null;
                            path: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getKinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        countedTo: number;
                        rows: {
                            /** @description in the last thirty days */
                            ended: number;
                            id: string;
                            late: number;
                            mayOpen: boolean;
                            name: string;
                            open: number;
                            owner: string;
                            purpose: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postKindsAnswerFilesSort: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sort: "photo" | "paper";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        id: string;
                        name: string;
                        type: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getKindsKind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        basis: string;
                        columns: {
                            choices: {
                                label: string;
                                value: string;
                            }[];
                            field: string;
                            filter: boolean;
                            title: string;
                        }[];
                        countedTo: number;
                        effectiveOn: string;
                        form: {
                            schema: FormSchema;
                            ui: FormUi;
                        };
                        id: string;
                        mayOpen: boolean;
                        name: string;
                        owner: string;
                        purpose: string;
                        retention: string;
                        states: {
                            cases: number;
                            id: string;
                            name: string;
                            phase: string;
                        }[];
                        version: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getKindsKindCases: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
                state?: string;
                is?: "open" | "late" | "ended";
                /** @description us: opened by my own body; office: handled by it; me: I opened it or hold a task of it */
                by?: "us" | "office" | "me";
                /** @description opened in so many days */
                days?: number;
                q?: string;
                field?: string;
                value?: string;
            };
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: {
                            cases: number;
                            countedTo: number;
                        } | null;
                        next: string | null;
                        rows: {
                            department: string;
                            dueAt: string | null;
                            id: string;
                            isOpen: boolean;
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            number: string;
                            openedAt: string;
                            region: string;
                            root: string;
                            shown: {
                                [key: string]: string;
                            };
                            state: {
                                code: string;
                                name: string;
                            };
                            title: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postKindsKindCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    form: {
                        [key: string]: unknown;
                    };
                    /** Format: uuid */
                    id?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getKindsKindMonths: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            ended: number;
                            late: number;
                            month: string;
                            opened: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postKindsKindSignalsSignal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                signal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    form: {
                        [key: string]: unknown;
                    };
                    /** @description the id that the sender gives this signal; told twice, done once */
                    sourceId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        did: "opened" | "told" | "before" | "nothing";
                        root: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getKindsKindSignalsSignalSourceId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                signal: string;
                sourceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closedAt: string | null;
                        number: string;
                        result: string | null;
                        state: {
                            code: string;
                            name: string;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postKioskPrints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    licence: string;
                };
            };
        };
        responses: {
            /** @description 文件 · The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getLedgerOwn: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: null | string;
                        rows: {
                            about: null | string;
                            act: string;
                            actor: string;
                            actorKind: string;
                            at: string;
                            facts: {
                                [key: string]: unknown;
                            };
                            purpose: null | string;
                            root: string;
                            seq: number;
                            subject: string;
                            subjectKind: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postLedgerVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 眼下的报警 */
                        alarms: {
                            code: string;
                            text: string;
                        }[];
                        /** @description 运维人员宣布过的断点 */
                        breaks?: {
                            at: string;
                            reason: string;
                            size: number;
                        }[];
                        /** @description 公开代码，见 docs/refusals.md */
                        code?: string;
                        /** @description 第二处副本：none 未设，same 一致，away 暂缺，differs 不一致 */
                        copy?: string;
                        entries?: number;
                        head?: string;
                        ok: boolean;
                        reason?: string;
                        seq?: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getLicences: {
        parameters: {
            query: {
                type: string;
                number: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        endedBecause: null | string;
                        holder: string;
                        id: string;
                        issuedOn: string;
                        issuer: string;
                        name: string;
                        number: string;
                        status: {
                            code: string;
                            name: string;
                        };
                        type: string;
                        validFrom: string;
                        validTo: null | string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getLicencesCoverage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        catalogue: number;
                        held: number;
                        rate: null | number;
                        types: {
                            ended: number;
                            have: null | number;
                            inForce: number;
                            lacking: null | number;
                            name: string;
                            rate: null | number;
                            should: null | number;
                            social: boolean;
                            type: string;
                            uncounted: null | number;
                            whole: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getLicencesCoverageTypeRows: {
        parameters: {
            query: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
                figure: "should" | "have" | "lacking" | "inForce" | "uncounted";
            };
            header?: never;
            path: {
                type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            holder: string;
                            licence: string | null;
                            number: string;
                            region: string;
                            validTo: string | null;
                            why: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getLicencesPurposes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            code: string;
                            name: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postLicencesUse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fields: string[];
                    number: string;
                    /** @description 用途目录里的代码 */
                    purpose: string;
                    type: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        authorisation: {
                            id: string;
                            purpose: {
                                code: string;
                                name: string;
                            };
                        };
                        fields: {
                            id: string;
                            title: string;
                            value: string;
                        }[];
                        name: string;
                        number: string;
                        status: {
                            code: string;
                            name: string;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postLicencesIdRevocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: "撤销" | "注销" | "吊销" | "暂扣" | "发还";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        status: {
                            code: string;
                            name: string;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            about: string;
                            aboutEn: string | null;
                            account: string;
                            /** @description in the smallest part of its unit: 分 of money */
                            balance: number;
                            /** @description reserved, beside the balance */
                            held: number;
                            name: string;
                            nameEn: string | null;
                            /** @description what runs out next */
                            over: {
                                /** @description in the smallest part of its unit: 分 of money */
                                amount: number;
                                expiresOn: string;
                            }[];
                            owner: string;
                            period: string | null;
                            type: string;
                            unit: {
                                decimals: number;
                                name: string;
                                nameEn: string | null;
                            };
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeAccountsStatement: {
        parameters: {
            query: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
                account: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            about: string;
                            aboutEn: string | null;
                            account: string;
                            /** @description in the smallest part of its unit: 分 of money */
                            balance: number;
                            /** @description reserved, beside the balance */
                            held: number;
                            name: string;
                            nameEn: string | null;
                            /** @description what runs out next */
                            over: {
                                /** @description in the smallest part of its unit: 分 of money */
                                amount: number;
                                expiresOn: string;
                            }[];
                            owner: string;
                            period: string | null;
                            type: string;
                            unit: {
                                decimals: number;
                                name: string;
                                nameEn: string | null;
                            };
                        };
                        /** @description the balance is the sum of all postings */
                        agrees: boolean;
                        /** @description in the smallest part of its unit: 分 of money */
                        closing: number;
                        /** @description in the smallest part of its unit: 分 of money */
                        into: number;
                        next: string | null;
                        /** @description in the smallest part of its unit: 分 of money */
                        opening: number;
                        /** @description in the smallest part of its unit: 分 of money */
                        out: number;
                        rows: {
                            /** @enum {string} */
                            act: "post" | "hold" | "release" | "capture" | "hand" | "expire" | "period";
                            /** @description in the smallest part of its unit: 分 of money */
                            amount: number;
                            at: string;
                            by: string | null;
                            case: {
                                id: string;
                                root: string;
                            } | null;
                            caseNumber: string | null;
                            id: string;
                            other: string;
                            purpose: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeCases: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
                /** @description 我替亲友办的 */
                for?: "others";
                state?: "open" | "done";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            agent: string | null;
                            applicant: string;
                            closedAt: string | null;
                            decision: string | null;
                            dueOn: string | null;
                            en: {
                                name: string;
                                next: string;
                            };
                            item: string;
                            kind: "item" | "bundle";
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            name: string;
                            next: string;
                            number: string;
                            promise: {
                                latestOn: string | null;
                                limit: string;
                                tellBy: string;
                            } | null;
                            public: string;
                            shortNumber: string;
                            state: {
                                code: string;
                                name: string;
                            };
                            submittedAt: string;
                            todo: ("supplement" | "pay" | "rate" | "collect" | "parcel") | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeCasesNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent: string | null;
                        applicant: string;
                        canWithdraw: boolean;
                        closedAt: string | null;
                        decision: string | null;
                        delivery: {
                            address?: string;
                            choice: string;
                            each?: boolean;
                            mobile?: string;
                            receiver?: string;
                        } | null;
                        due: {
                            explained: string[];
                            explainedEn: string[];
                            on: string;
                        } | null;
                        dueOn: string | null;
                        en: {
                            name: string;
                            next: string;
                        };
                        form: {
                            schema: FormSchema;
                            ui: FormUi;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                        handOver: {
                            by: string | null;
                            decidedOn: string;
                        } | null;
                        help: {
                            consent: string;
                            draft: string;
                            helper: string;
                        }[];
                        item: string;
                        kind: "item" | "bundle";
                        lanes: {
                            decision: string | null;
                            department: string;
                            dueOn: string | null;
                            ground: string | null;
                            id: string;
                            isDecided: boolean;
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            name: string;
                            number: string;
                            public: string;
                            state: {
                                code: string;
                                name: string;
                            };
                            timeline: {
                                act: string;
                                at: string;
                                detail: string | null;
                                documents: {
                                    name: string;
                                    nameEn: string;
                                    url: string;
                                }[];
                                en: {
                                    detail: string | null;
                                    what: string;
                                    who: string | null;
                                };
                                id: string;
                                what: string;
                                who: string | null;
                            }[];
                            waits: boolean;
                        }[];
                        light: ("green" | "yellow" | "red" | "paused") | null;
                        materials: {
                            at: string;
                            basis: string;
                            id: string;
                            label: string;
                            name: string;
                            source: string;
                        }[];
                        name: string;
                        next: string;
                        number: string;
                        promise: {
                            latestOn: string | null;
                            limit: string;
                            tellBy: string;
                        } | null;
                        public: string;
                        queryCode: string;
                        results: {
                            from: string;
                            licenceId: string;
                            name: string;
                            number: string;
                            pays: {
                                amount: number;
                                from: string | null;
                                monthly: boolean;
                                tail: string;
                            } | null;
                            url: string;
                        }[];
                        served: {
                            how: string;
                            on: string;
                        } | null;
                        shortNumber: string;
                        state: {
                            code: string;
                            name: string;
                        };
                        submittedAt: string;
                        supplement: {
                            answerBy: string;
                            askedAt: string;
                            askedBy: string;
                            caseNumber: string;
                            department: string;
                            form: {
                                schema: FormSchema;
                                ui: FormUi;
                                values: {
                                    [key: string]: unknown;
                                };
                            };
                            id: string;
                            points: {
                                answered: boolean;
                                field?: string;
                                ground: string;
                                id: string;
                                material?: string;
                                materialName?: string;
                                text: string;
                            }[];
                        } | null;
                        timeline: {
                            act: string;
                            at: string;
                            detail: string | null;
                            documents: {
                                name: string;
                                nameEn: string;
                                url: string;
                            }[];
                            en: {
                                detail: string | null;
                                what: string;
                                who: string | null;
                            };
                            id: string;
                            what: string;
                            who: string | null;
                        }[];
                        todo: ("supplement" | "pay" | "rate" | "collect" | "parcel") | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeCasesNumberBills: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            amount: number;
                            basis: string;
                            billedAt: string;
                            name: string;
                            number: string;
                            paidAt: string | null;
                            refunds: {
                                amount: number;
                                because: string;
                                doneAt: string | null;
                                number: string;
                                orderedAt: string | null;
                                state: string;
                            }[];
                            simulated: boolean;
                            state: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeCasesNumberCommitments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            consequence: string;
                            dueOn: string;
                            id: string;
                            kind: "supply" | "check";
                            maySupply: boolean;
                            name: string;
                            number: string;
                            root: string;
                            state: {
                                code: string;
                                name: string;
                            };
                            text: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeCasesNumberCommitmentsIdFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            consequence: string;
                            dueOn: string;
                            id: string;
                            kind: "supply" | "check";
                            maySupply: boolean;
                            name: string;
                            number: string;
                            root: string;
                            state: {
                                code: string;
                                name: string;
                            };
                            text: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeCasesNumberParcels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            address: string;
                            asks: boolean;
                            contents: string[];
                            deliveredAt: string | null;
                            failed: string | null;
                            receiver: string;
                            simulated: boolean;
                            state: string;
                            steps: {
                                at: string;
                                text: string;
                            }[];
                            waybill: string;
                            wished: {
                                address?: string;
                                choice: string;
                                receiver?: string;
                            } | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeCasesNumberParcelsWaybillWish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
                waybill: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string;
                    choice: "resend" | "pickup";
                    mobile?: string;
                    receiver?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            address: string;
                            asks: boolean;
                            contents: string[];
                            deliveredAt: string | null;
                            failed: string | null;
                            receiver: string;
                            simulated: boolean;
                            state: string;
                            steps: {
                                at: string;
                                text: string;
                            }[];
                            waybill: string;
                            wished: {
                                address?: string;
                                choice: string;
                                receiver?: string;
                            } | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeCasesNumberPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount: number;
                        simulated: boolean;
                        state: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeCasesNumberRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: number;
                        rows: {
                            anonymous: boolean;
                            at: string;
                            level: number;
                            levelName: string;
                            reasons: string[];
                            text: string;
                            turn: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putMeCasesNumberRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    anonymous?: boolean;
                    channel?: string;
                    level: number;
                    reasons: string[];
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        anonymous: boolean;
                        at: string;
                        level: number;
                        levelName: string;
                        reasons: string[];
                        text: string;
                        turn: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeCasesNumberRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    anonymous?: boolean;
                    channel?: string;
                    level: number;
                    reasons: string[];
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        anonymous: boolean;
                        at: string;
                        level: number;
                        levelName: string;
                        reasons: string[];
                        text: string;
                        turn: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeCasesNumberReceipts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            amount: number;
                            bill: string;
                            code: string;
                            colour: string;
                            id: string;
                            issuedOn: string;
                            name: string;
                            number: string;
                            series: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeCasesNumberReceiptsIdFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 · The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeCasesNumberSupplement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: {
                        commitment?: boolean;
                        /** Format: uuid */
                        fileId?: string;
                        point: string;
                        value?: unknown;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent: string | null;
                        applicant: string;
                        canWithdraw: boolean;
                        closedAt: string | null;
                        decision: string | null;
                        delivery: {
                            address?: string;
                            choice: string;
                            each?: boolean;
                            mobile?: string;
                            receiver?: string;
                        } | null;
                        due: {
                            explained: string[];
                            explainedEn: string[];
                            on: string;
                        } | null;
                        dueOn: string | null;
                        en: {
                            name: string;
                            next: string;
                        };
                        form: {
                            schema: FormSchema;
                            ui: FormUi;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                        handOver: {
                            by: string | null;
                            decidedOn: string;
                        } | null;
                        help: {
                            consent: string;
                            draft: string;
                            helper: string;
                        }[];
                        item: string;
                        kind: "item" | "bundle";
                        lanes: {
                            decision: string | null;
                            department: string;
                            dueOn: string | null;
                            ground: string | null;
                            id: string;
                            isDecided: boolean;
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            name: string;
                            number: string;
                            public: string;
                            state: {
                                code: string;
                                name: string;
                            };
                            timeline: {
                                act: string;
                                at: string;
                                detail: string | null;
                                documents: {
                                    name: string;
                                    nameEn: string;
                                    url: string;
                                }[];
                                en: {
                                    detail: string | null;
                                    what: string;
                                    who: string | null;
                                };
                                id: string;
                                what: string;
                                who: string | null;
                            }[];
                            waits: boolean;
                        }[];
                        light: ("green" | "yellow" | "red" | "paused") | null;
                        materials: {
                            at: string;
                            basis: string;
                            id: string;
                            label: string;
                            name: string;
                            source: string;
                        }[];
                        name: string;
                        next: string;
                        number: string;
                        promise: {
                            latestOn: string | null;
                            limit: string;
                            tellBy: string;
                        } | null;
                        public: string;
                        queryCode: string;
                        results: {
                            from: string;
                            licenceId: string;
                            name: string;
                            number: string;
                            pays: {
                                amount: number;
                                from: string | null;
                                monthly: boolean;
                                tail: string;
                            } | null;
                            url: string;
                        }[];
                        served: {
                            how: string;
                            on: string;
                        } | null;
                        shortNumber: string;
                        state: {
                            code: string;
                            name: string;
                        };
                        submittedAt: string;
                        supplement: {
                            answerBy: string;
                            askedAt: string;
                            askedBy: string;
                            caseNumber: string;
                            department: string;
                            form: {
                                schema: FormSchema;
                                ui: FormUi;
                                values: {
                                    [key: string]: unknown;
                                };
                            };
                            id: string;
                            points: {
                                answered: boolean;
                                field?: string;
                                ground: string;
                                id: string;
                                material?: string;
                                materialName?: string;
                                text: string;
                            }[];
                        } | null;
                        timeline: {
                            act: string;
                            at: string;
                            detail: string | null;
                            documents: {
                                name: string;
                                nameEn: string;
                                url: string;
                            }[];
                            en: {
                                detail: string | null;
                                what: string;
                                who: string | null;
                            };
                            id: string;
                            what: string;
                            who: string | null;
                        }[];
                        todo: ("supplement" | "pay" | "rate" | "collect" | "parcel") | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeCasesNumberSupplementFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        fileId: string;
                        name: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeCasesNumberWithdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent: string | null;
                        applicant: string;
                        canWithdraw: boolean;
                        closedAt: string | null;
                        decision: string | null;
                        delivery: {
                            address?: string;
                            choice: string;
                            each?: boolean;
                            mobile?: string;
                            receiver?: string;
                        } | null;
                        due: {
                            explained: string[];
                            explainedEn: string[];
                            on: string;
                        } | null;
                        dueOn: string | null;
                        en: {
                            name: string;
                            next: string;
                        };
                        form: {
                            schema: FormSchema;
                            ui: FormUi;
                            values: {
                                [key: string]: unknown;
                            };
                        };
                        handOver: {
                            by: string | null;
                            decidedOn: string;
                        } | null;
                        help: {
                            consent: string;
                            draft: string;
                            helper: string;
                        }[];
                        item: string;
                        kind: "item" | "bundle";
                        lanes: {
                            decision: string | null;
                            department: string;
                            dueOn: string | null;
                            ground: string | null;
                            id: string;
                            isDecided: boolean;
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            name: string;
                            number: string;
                            public: string;
                            state: {
                                code: string;
                                name: string;
                            };
                            timeline: {
                                act: string;
                                at: string;
                                detail: string | null;
                                documents: {
                                    name: string;
                                    nameEn: string;
                                    url: string;
                                }[];
                                en: {
                                    detail: string | null;
                                    what: string;
                                    who: string | null;
                                };
                                id: string;
                                what: string;
                                who: string | null;
                            }[];
                            waits: boolean;
                        }[];
                        light: ("green" | "yellow" | "red" | "paused") | null;
                        materials: {
                            at: string;
                            basis: string;
                            id: string;
                            label: string;
                            name: string;
                            source: string;
                        }[];
                        name: string;
                        next: string;
                        number: string;
                        promise: {
                            latestOn: string | null;
                            limit: string;
                            tellBy: string;
                        } | null;
                        public: string;
                        queryCode: string;
                        results: {
                            from: string;
                            licenceId: string;
                            name: string;
                            number: string;
                            pays: {
                                amount: number;
                                from: string | null;
                                monthly: boolean;
                                tail: string;
                            } | null;
                            url: string;
                        }[];
                        served: {
                            how: string;
                            on: string;
                        } | null;
                        shortNumber: string;
                        state: {
                            code: string;
                            name: string;
                        };
                        submittedAt: string;
                        supplement: {
                            answerBy: string;
                            askedAt: string;
                            askedBy: string;
                            caseNumber: string;
                            department: string;
                            form: {
                                schema: FormSchema;
                                ui: FormUi;
                                values: {
                                    [key: string]: unknown;
                                };
                            };
                            id: string;
                            points: {
                                answered: boolean;
                                field?: string;
                                ground: string;
                                id: string;
                                material?: string;
                                materialName?: string;
                                text: string;
                            }[];
                        } | null;
                        timeline: {
                            act: string;
                            at: string;
                            detail: string | null;
                            documents: {
                                name: string;
                                nameEn: string;
                                url: string;
                            }[];
                            en: {
                                detail: string | null;
                                what: string;
                                who: string | null;
                            };
                            id: string;
                            what: string;
                            who: string | null;
                        }[];
                        todo: ("supplement" | "pay" | "rate" | "collect" | "parcel") | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeDeletions: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: null | string;
                        rows: {
                            at: string;
                            basis: string;
                            count: number;
                            seq: number;
                            /** @description 一句话说明 */
                            text: string;
                            what: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeFirmAuthorisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        authorisations: {
                            agentName: string;
                            creditCode: string;
                            firm: string;
                            givenAt: string;
                            id: string;
                            /** @description 我是被授权人 */
                            mine: boolean;
                            state: "running" | "ended" | "withdrawn";
                            until: string;
                        }[];
                        firms: {
                            as: "legal-representative" | "agent";
                            creditCode: string;
                            name: string;
                            until: null | string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeFirmAuthorisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    creditCode: string;
                    idNumber: string;
                    name: string;
                    /** Format: date */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteMeFirmAuthorisationsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeFirmSeals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        firm: null | {
                            creditCode: string;
                            isKeeper: boolean;
                            mayUse: boolean;
                            name: string;
                        };
                        leaves: {
                            authorisation: string;
                            id: string;
                            name: string;
                            until: string;
                        }[];
                        seals: {
                            changedAt: string;
                            changedBecause: string | null;
                            id: string;
                            lastUsedAt: string | null;
                            madeAt: string;
                            name: string;
                            number: string;
                            status: "active" | "suspended" | "revoked";
                            uses: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeFirmSeals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeFirmSealsSealLeaves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    authorisation: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteMeFirmSealsSealLeavesLeave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seal: string;
                leave: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeFirmSealsSealStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    status: "active" | "suspended" | "revoked";
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeFirmSealsSealUses: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path: {
                seal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            code: string;
                            request: string;
                            signedAt: string;
                            sm3: string;
                            title: string;
                            user: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeGates: {
        parameters: {
            query: {
                kind: "item" | "bundle" | "kind";
                id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            basis: string;
                            basisEn: string;
                            gate: string;
                            mayBeOverruled: boolean;
                            remedy: string;
                            remedyEn: string;
                            title: string;
                            titleEn: string;
                            unlock: string;
                            unlockEn: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putMeLanguage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language: "zh-CN" | "en";
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeLicences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            face: {
                                title: string;
                                value: string;
                            }[];
                            holder: string;
                            holderKind: string;
                            id: string;
                            issuedOn: string;
                            issuer: string;
                            layout: string;
                            name: string;
                            number: string;
                            status: {
                                code: string;
                                name: string;
                            };
                            type: string;
                            validFrom: string;
                            validTo: null | string;
                            version: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeLicencesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        endedBecause: null | string;
                        face: {
                            title: string;
                            value: string;
                        }[];
                        holder: string;
                        holderKind: string;
                        id: string;
                        issuedOn: string;
                        issuer: string;
                        layout: string;
                        mark: string;
                        name: string;
                        number: string;
                        status: {
                            code: string;
                            name: string;
                        };
                        type: string;
                        validFrom: string;
                        validTo: null | string;
                        verifyUrl: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeLicencesIdAuthorisations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            department: string;
                            id: string;
                            on: boolean;
                            purpose: {
                                code: string;
                                name: string;
                            };
                            state: string;
                            to: string;
                            until: string;
                            used: number;
                            uses: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeLicencesIdAuthorisations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 用途目录里的代码 */
                    purpose: string;
                    /** @description 部门的名称、简称、统一社会信用代码或代号 */
                    to: string;
                    /** Format: date */
                    until: string;
                    uses: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        department: string;
                        id: string;
                        on: boolean;
                        purpose: {
                            code: string;
                            name: string;
                        };
                        state: string;
                        to: string;
                        until: string;
                        used: number;
                        uses: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteMeLicencesIdAuthorisationsAuthorisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                authorisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeLicencesIdFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 · The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeLicencesIdShowing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        expiresAt: string;
                        seconds: number;
                        token: string;
                        url: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeLicencesIdUses: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: null | string;
                        rows: {
                            allowed: boolean;
                            at: string;
                            basis: string;
                            caseNumber: null | string;
                            fields: string[];
                            id: string;
                            item: null | string;
                            purpose: string;
                            what: string;
                            who: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeMessages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            at: string;
                            id: string;
                            state: string;
                            text: string;
                        }[];
                        /** @enum {boolean} */
                        simulated: true;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeNotices: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            at: string;
                            en: {
                                text: string;
                                title: string;
                            } | null;
                            id: string;
                            isRead: boolean;
                            kind: string;
                            link: string;
                            text: string;
                            title: string;
                        }[];
                        unread: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeNoticesRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMePapersId: {
        parameters: {
            query: {
                number: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 · The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    newPassword: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeProfile: {
        parameters: {
            query?: {
                full?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        document: "id-card" | "passport" | "permit";
                        firms: {
                            as: "legal-representative" | "agent";
                            creditCode: string;
                            name: string;
                            until: null | string;
                        }[];
                        idNumber: string;
                        isConfirmed: boolean;
                        level: number;
                        masked: boolean;
                        mobile: string;
                        name: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeProxies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            givenAt: string;
                            id: string;
                            /** @description 我授权给对方的 */
                            isMine: boolean;
                            matters: string[];
                            /** @description 对方的姓名 */
                            name: string;
                            relation: string;
                            state: "running" | "ended" | "withdrawn";
                            until: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeProxies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idNumber: string;
                    /** @description 可以代办的事项或一件事 */
                    matters: string[];
                    name: string;
                    /** @description 与授权人的关系，如女儿 */
                    relation: string;
                    /** Format: date */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteMeProxiesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeReads: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: null | string;
                        rows: {
                            at: string;
                            department: null | string;
                            fields: string[];
                            isPlatform: boolean;
                            position: null | string;
                            purpose: null | string;
                            reader: null | string;
                            seq: number;
                            /** @description 一句话说明 */
                            text: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeReceiptsClaims: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** @description 本单位以前已经登记过 */
                            again: boolean;
                            /** @description 登记入账的金额 */
                            amount: number;
                            claimant: string;
                            claimedAt: string;
                            code: string;
                            name: string;
                            /** @description 其中还有效的金额：入账以后退款冲红的已减去 */
                            standing: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeReceiptsClaims: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 票据代码、号码和校验码 */
                    receipt: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 本单位以前已经登记过 */
                        again: boolean;
                        /** @description 登记入账的金额 */
                        amount: number;
                        claimant: string;
                        claimedAt: string;
                        code: string;
                        name: string;
                        /** @description 其中还有效的金额：入账以后退款冲红的已减去 */
                        standing: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeRefusals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            act: {
                                id: string;
                                name: string;
                            };
                            at: string;
                            basis: string;
                            basisEn: string;
                            gate: string;
                            matter: {
                                id: string;
                                kind: string;
                                name: string;
                            };
                            mayBeOverruled: boolean;
                            number: string | null;
                            overruledBy: string | null;
                            remedy: string;
                            remedyEn: string;
                            times: number;
                            title: string;
                            titleEn: string;
                            unlock: string;
                            unlockEn: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 已绑定的，更换时须给出现在的口令 */
                    code?: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description PNG, data: URL */
                        qr: string;
                        uri: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeSecondFactorConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeSignatures: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            code: string;
                            request: string;
                            signedAt: string;
                            sm3: string;
                            title: string;
                            user: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeSignaturesRequestFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 签署请求的名称 */
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeSigningsRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 签署请求的名称 */
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        askedAt: string;
                        code: string;
                        document: string;
                        endsAt: string;
                        purpose: string;
                        request: string;
                        seal: string | null;
                        signer: {
                            kind: string;
                            name: string;
                            number: string | null;
                        };
                        simulated: boolean;
                        sm3: string;
                        state: "asked" | "signed" | "declined" | "replaced" | "over";
                        title: string;
                        user: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeSigningsRequestPaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 签署请求的名称 */
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeSigningsRequestSimulation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 签署请求的名称 */
                request: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    outcome: "signed" | "declined";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        booked: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeTerminalCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        qr: string;
                        seconds: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeUnits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            /** @description 我可以授予的角色；不是负责人的没有 */
                            grants: {
                                en: null | string;
                                id: string;
                                name: string;
                            }[];
                            name: string;
                            roles: {
                                id: string;
                                name: string;
                                until: null | string;
                            }[];
                            /** @description 企业，或登记册的名称 */
                            sort: string;
                            unit: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeUnitsMembers: {
        parameters: {
            query: {
                /** @description firm/信用代码，或 登记册/行的主键 */
                unit: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            grantedAt: string;
                            id: string;
                            /** @description 姓名；只有负责人看得到 */
                            name: string;
                            role: string;
                            state: "running" | "ended" | "withdrawn";
                            until: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeUnitsMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idNumber: string;
                    name: string;
                    role: string;
                    /** @description firm/信用代码，或 登记册/行的主键 */
                    unit: string;
                    /** Format: date */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteMeUnitsMembersId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeUnitsTasks: {
        parameters: {
            query?: {
                /** @description 只看这个单位的 */
                unit?: string;
                light?: "red" | "yellow" | "green" | "paused";
                /** @description 编号、名称或任务里的字 */
                q?: string;
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: null | string;
                        rows: {
                            dueAt: null | string;
                            /** @description 本单位的谁在办 */
                            holder: null | {
                                isMe: boolean;
                                name: string;
                            };
                            id: string;
                            light: null | "green" | "yellow" | "red" | "paused";
                            number: string;
                            root: string;
                            task: string;
                            title: string;
                            unit: {
                                id: string;
                                name: string;
                            };
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeUnitsTasksRootId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acts: {
                            /** @description 要填任务里的问题 */
                            asks: boolean;
                            id: string;
                            name: string;
                            needs: null | "words" | "ground";
                        }[];
                        /** @description 这类办件写明本单位看得到的内容 */
                        answers: {
                            field: string;
                            file: null | {
                                name: string;
                                url: string;
                            };
                            title: string;
                            value: string;
                        }[];
                        checklists: {
                            basis: string;
                            field: string;
                            figures: {
                                answered: number;
                                asked: number;
                                failed: number;
                                list: string;
                                notApplicable: number;
                                passed: number;
                                score: number | null;
                                version: string;
                            };
                            groups: {
                                id: string;
                                items: {
                                    answer: {
                                        at: string;
                                        by: string;
                                        files: {
                                            id: string;
                                            name: string;
                                            type: string;
                                        }[];
                                        n: number;
                                        note: string | null;
                                        opened: {
                                            id: string;
                                            isOpen: boolean;
                                            number: string;
                                            root: string;
                                            state: string;
                                        } | null;
                                        reason: string | null;
                                        /** @enum {string} */
                                        result: "pass" | "fail" | "na";
                                        value: number | null;
                                    } | null;
                                    basis: string | null;
                                    id: string;
                                    notApplicable: string[];
                                    proof: {
                                        /** @enum {string} */
                                        as: "photo" | "paper" | "number";
                                        on: string[];
                                        unit: string | null;
                                    } | null;
                                    required: boolean;
                                    text: string;
                                    textEn: string | null;
                                }[];
                                name: string;
                                nameEn: string | null;
                            }[];
                            name: string;
                            nameEn: string | null;
                            reasons: {
                                id: string;
                                text: string;
                                textEn: string | null;
                            }[];
                            task: string | null;
                            title: string;
                            version: string;
                        }[];
                        colleagues: {
                            id: string;
                            name: string;
                        }[];
                        dueAt: null | string;
                        form: null | {
                            schema: FormSchema;
                            ui: FormUi;
                        };
                        grounds: {
                            id: string;
                            law: null | string;
                            text: string;
                        }[];
                        heard: {
                            at: null | string;
                            by: null | string;
                            ground: null | string;
                            id: string;
                            isOurs: boolean;
                            name: string;
                            opinion: null | string;
                            outcome: string;
                        }[];
                        /** @description 本单位的谁在办 */
                        holder: null | {
                            isMe: boolean;
                            name: string;
                        };
                        id: string;
                        /** @description 承办部门 */
                        keeper: string;
                        kind: {
                            basis: string;
                            name: string;
                            purpose: string;
                        };
                        light: null | "green" | "yellow" | "red" | "paused";
                        number: string;
                        openedAt: string;
                        region: string;
                        roles: string[];
                        root: string;
                        state: string;
                        task: string;
                        title: string;
                        unit: {
                            id: string;
                            name: string;
                        };
                        values: {
                            [key: string]: unknown;
                        };
                        /** @description 还等着本单位办 */
                        waits: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeUnitsTasksRootIdChecksField: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
                field: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: {
                        files?: string[];
                        item: string;
                        note?: string;
                        reason?: string;
                        /** @enum {string} */
                        result: "pass" | "fail" | "na";
                        /** @description 看到这一项时它已经填过几次；还没有填过是 0 */
                        seen: number;
                        value?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answered: number;
                        asked: number;
                        failed: number;
                        items: {
                            [key: string]: number;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeUnitsTasksRootIdClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeUnitsTasksRootIdCompletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ground?: string;
                    opinion?: string;
                    outcome: string;
                    output?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMeUnitsTasksRootIdFilesFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 · The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ofd": string;
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "image/heic": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMeUnitsTasksRootIdHandOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 转交给谁；null 是放回单位 */
                    to: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getOfficers: {
        parameters: {
            query?: {
                department?: string;
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: null | string;
                        rows: {
                            id: string;
                            login: string;
                            name: string;
                            positions: {
                                department: string;
                                departmentName: string;
                                id: string;
                                position: string;
                                positionName: string;
                                region: string;
                                since: string;
                                until: null | string;
                            }[];
                            stopped: boolean;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postOfficers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        password: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postOfficersIdPositions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    department: string;
                    position: string;
                    reason: string;
                    region: string;
                    /** Format: date */
                    since?: string;
                    until?: null | string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postOfficersIdStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postOfficersIdUnlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getOperationsStuck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kinds: {
                            count: number;
                            /** @enum {string} */
                            kind: "timer" | "case" | "fact" | "job" | "sweep";
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postOperationsStuckRetry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id?: string;
                    kind: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        retried: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOperationsStuckKind: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            id: string;
                            name: string;
                            nextTry: string | null;
                            root: string | null;
                            since: string;
                            tries: number;
                            trouble: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postPaymentsBillsBillRefunds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bill: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 元，两位小数 */
                    amount: string;
                    /** @description 为什么退 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount: number;
                        bill: string;
                        number: string;
                        reason: string | null;
                        state: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postPaymentsCallback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 元，两位小数 */
                    amount: string;
                    bill: string;
                    paidAt: string;
                    signature: string;
                    /** @description 支付服务的交易流水号 */
                    transactionNo: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        booked: boolean;
                        refund: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPaymentsDaysDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        billAmount: number;
                        /** @description 当日入账的缴款单 */
                        bills: number;
                        callbackAmount: number;
                        /** @description 支付服务当日报来的收款 */
                        callbacks: number;
                        contradictionAmount: number;
                        /** @description 流水号已用于另一笔款项的回报：没有入账，要与支付服务核对 */
                        contradictions: number;
                        /** @description 收款：入账加未入账，减支付服务报来的 */
                        difference: number;
                        refundAmount: number;
                        /** @description 退款：退完的，减支付服务报来的 */
                        refundDifference: number;
                        /** @description 当日退完的退款单 */
                        refunds: number;
                        /** @description 当日开出的退款单 */
                        refundsOrdered: number;
                        refundsOrderedAmount: number;
                        /** @description 收到而没有入账的款项：都应当退回 */
                        unbooked: number;
                        unbookedAmount: number;
                        /** @description 既没有入账也没有退款单的回调 */
                        unmatched: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPaymentsDaysDayMovements: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            amount: number;
                            at: string;
                            because: string | null;
                            bill: string;
                            booked: boolean;
                            /** @enum {string} */
                            kind: "payment" | "refund";
                            refunds: {
                                amount: number;
                                number: string;
                                /** @enum {string} */
                                state: "asked" | "refused" | "ordered" | "done";
                            }[];
                            transactionNo: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPaymentsDaysDayRefunds: {
        parameters: {
            query: {
                /** @description 当日开出的，还是当日退完的 */
                of: "ordered" | "done";
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            amount: number;
                            because: string;
                            bill: string;
                            doneAt: string | null;
                            number: string;
                            orderedAt: string | null;
                            reason: string | null;
                            /** @enum {string} */
                            state: "asked" | "refused" | "ordered" | "done";
                            transactionNo: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postPaymentsRefundCallback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 元，两位小数 */
                    amount: string;
                    /** @description 退款单号 */
                    refund: string;
                    refundedAt: string;
                    signature: string;
                    /** @description 支付服务的交易流水号 */
                    transactionNo: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        booked: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPaymentsRefundsWaiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            amount: number;
                            askedAt: string | null;
                            askedBy: string;
                            bill: string;
                            mine: boolean;
                            number: string;
                            reason: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postPaymentsRefundsRefundAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                refund: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agreed: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount: number;
                        bill: string;
                        number: string;
                        reason: string | null;
                        state: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPortalDraws: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** @description 秘密的承诺：SHA-256("chengshu-draw-1\n" + secret) */
                            commitment: string;
                            department: string;
                            drawnAt: string | null;
                            id: string;
                            name: string;
                            nameEn: string | null;
                            /** @description 公开数字什么时候出来；在那以前不能抽取 */
                            notBefore: string;
                            promisedAt: string;
                            /** @description 名录的 SHA-256（engine/draw: rollText） */
                            rollHash: string;
                            /** @description 公开数字是什么，抽取以前就写明 */
                            source: string;
                            /** @enum {string} */
                            state: "promised" | "drawn" | "withdrawn";
                            why: string | null;
                            withdrawnAt: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPortalDrawsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        base: number;
                        basis: string | null;
                        /** @description 秘密的承诺：SHA-256("chengshu-draw-1\n" + secret) */
                        commitment: string;
                        counts: {
                            asked: number;
                            base: number;
                            class: string | null;
                            drawn: number;
                            excluded: number;
                        }[] | null;
                        department: string;
                        drawnAt: string | null;
                        id: string;
                        name: string;
                        nameEn: string | null;
                        /** @description 公开数字什么时候出来；在那以前不能抽取 */
                        notBefore: string;
                        promisedAt: string;
                        /** @description 从什么时候起公开秘密、种子和结果：检查完以后 */
                        publicFrom: string | null;
                        published: string | null;
                        result: {
                            class: string | null;
                            id: string;
                            isShort: boolean;
                            team: string[];
                            title: string;
                        }[] | null;
                        roll: {
                            draw: string;
                            members: string[];
                            objects: {
                                class: string | null;
                                excluded: ("rule" | "before") | null;
                                id: string;
                            }[];
                            recused: string[][];
                            shares: {
                                class: string | null;
                                least: number;
                                percent: number;
                            }[];
                            source: string;
                            team: number;
                        } | null;
                        /** @description 名录的 SHA-256（engine/draw: rollText） */
                        rollHash: string;
                        /** @description 抽取以后公开，谁都可以核对承诺和种子 */
                        secret: string | null;
                        /** @description SHA-256("chengshu-draw-1\n" + secret + "\n" + rollHash + "\n" + published) */
                        seed: string | null;
                        shares: {
                            class: string | null;
                            least: number;
                            percent: number;
                        }[];
                        /** @description 公开数字是什么，抽取以前就写明 */
                        source: string;
                        /** @enum {string} */
                        state: "promised" | "drawn" | "withdrawn";
                        why: string | null;
                        withdrawnAt: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPortalKinds: {
        parameters: {
            query?: {
                at?: "portal" | "kiosk" | "counter";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            name: string;
                            nameEn: string | null;
                            owner: string;
                            purpose: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postPortalKindsAnswerFilesSort: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sort: "photo" | "paper";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        id: string;
                        name: string;
                        type: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPortalKindsKind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        basis: string;
                        form: {
                            schema: FormSchema;
                            ui: FormUi;
                        };
                        id: string;
                        name: string;
                        nameEn: string | null;
                        owner: string;
                        promised: string | null;
                        purpose: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPortalKindsKindCases: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: {
                            cases: number;
                            countedTo: number;
                        } | null;
                        next: string | null;
                        rows: {
                            department: string;
                            dueAt: string | null;
                            id: string;
                            isOpen: boolean;
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            number: string;
                            openedAt: string;
                            region: string;
                            root: string;
                            shown: {
                                [key: string]: string;
                            };
                            state: {
                                code: string;
                                name: string;
                            };
                            title: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postPortalKindsKindCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    form: {
                        [key: string]: unknown;
                    };
                    /** Format: uuid */
                    id?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        root: string;
                        state: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRatingsReasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            code: string;
                            level: number;
                            text: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRatingsScores: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            average: number;
                            bad: number;
                            badOpen: number;
                            department: string;
                            good: number;
                            item: string;
                            name: string;
                            rank: number;
                            ratings: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReceiptsClaims: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** @description 本单位以前已经登记过 */
                            again: boolean;
                            /** @description 登记入账的金额 */
                            amount: number;
                            claimant: string;
                            claimedAt: string;
                            code: string;
                            name: string;
                            /** @description 其中还有效的金额：入账以后退款冲红的已减去 */
                            standing: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postReceiptsClaims: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 票据代码、号码和校验码 */
                    receipt: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 本单位以前已经登记过 */
                        again: boolean;
                        /** @description 登记入账的金额 */
                        amount: number;
                        claimant: string;
                        claimedAt: string;
                        code: string;
                        name: string;
                        /** @description 其中还有效的金额：入账以后退款冲红的已减去 */
                        standing: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRegions: {
        parameters: {
            query?: {
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            code: string;
                            level: string;
                            name: string;
                            parent: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRegisters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            about: string;
                            id: string;
                            mayAdd: boolean;
                            name: string;
                            ownerName: string;
                            reads: "owner" | "department" | "district" | "everyone";
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRegistersSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            kind: string;
                            name: string;
                            note: string | null;
                            owner: string;
                            timeoutMs: number;
                            url: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRegistersRegister: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: string;
                        basis: string;
                        /** @description 本市的西、南、东、北 */
                        bounds: number[];
                        fields: {
                            decimals: number;
                            grade: number;
                            group: string | null;
                            hint: string | null;
                            /** @description of a row that is there only a case changes it */
                            isByCase: boolean;
                            /** @description 由办件的结果决定，不由人填 */
                            isFromFact: boolean;
                            isGraded: boolean;
                            isIndexed: boolean;
                            isRequired: boolean;
                            isSearched: boolean;
                            length: number | null;
                            name: string;
                            of: string | null;
                            options: {
                                code: string;
                                name: string;
                            }[];
                            source: string | null;
                            title: string;
                            type: "text" | "number" | "flag" | "day" | "instant" | "code" | "region" | "department" | "id-card" | "credit-code" | "mobile" | "row" | "point" | "line" | "polygon";
                            unit: string | null;
                        }[];
                        geometry: string | null;
                        hasDepartment: boolean;
                        hasRegion: boolean;
                        id: string;
                        isLink: boolean;
                        keep: string;
                        keys: string[];
                        mayAdd: boolean;
                        name: string;
                        ownerName: string;
                        reads: "owner" | "department" | "district" | "everyone";
                        title: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postRegistersRegisterExports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    isDescending?: boolean;
                    q?: string;
                    region?: string;
                    sort?: string;
                    where?: {
                        [key: string]: unknown;
                    };
                    which?: "open" | "ended" | "all";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fields: string[];
                        /** @description 超过 5000 行，只有前 5000 行 */
                        isCut: boolean;
                        /** @description 没有带走的栏：含个人信息或分级的 */
                        left: string[];
                        /** @description 这里出现的区划代码叫什么 */
                        regions: {
                            [key: string]: string;
                        };
                        rows: {
                            fields: {
                                [key: string]: unknown;
                            };
                            from: string;
                            key: string;
                            mayWrite: boolean;
                            owner: string;
                            ownerName: string;
                            refers: {
                                [key: string]: {
                                    key: string;
                                    register: string;
                                    title: string;
                                };
                            };
                            region: string;
                            regionName: string;
                            title: string;
                            until: string | null;
                            version: number;
                            writtenAt: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRegistersRegisterFigures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        figures: {
                            by: {
                                count: number;
                                name: string;
                                over: number;
                                rate: number | null;
                                value: string;
                            }[];
                            count: number;
                            id: string;
                            isRate: boolean;
                            name: string;
                            over: number;
                            rate: number | null;
                            unit: string | null;
                        }[];
                        /** @description 数的是不是全册；不是，就是岗位看得到的那些行 */
                        isWhole: boolean;
                        register: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postRegistersRegisterImports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            added: number;
                            bad: number;
                            changed: number;
                            new: number;
                            same: number;
                            unchanged: number;
                            written: number;
                        };
                        id: string;
                        isConfirmed: boolean;
                        /** @description 还有几行等待写入：再确认一次就接着写 */
                        left: number;
                        name: string;
                        register: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRegistersRegisterImportsImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            added: number;
                            bad: number;
                            changed: number;
                            new: number;
                            same: number;
                            unchanged: number;
                            written: number;
                        };
                        id: string;
                        isConfirmed: boolean;
                        /** @description 还有几行等待写入：再确认一次就接着写 */
                        left: number;
                        name: string;
                        register: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postRegistersRegisterImportsImportConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            added: number;
                            bad: number;
                            changed: number;
                            new: number;
                            same: number;
                            unchanged: number;
                            written: number;
                        };
                        id: string;
                        isConfirmed: boolean;
                        /** @description 还有几行等待写入：再确认一次就接着写 */
                        left: number;
                        name: string;
                        register: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRegistersRegisterImportsImportLines: {
        parameters: {
            query: {
                verdict: "bad" | "new" | "changed";
                after?: number;
            };
            header?: never;
            path: {
                register: string;
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: number | null;
                        rows: {
                            cells: {
                                [key: string]: string;
                            };
                            key: string;
                            line: number;
                            says: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postRegistersRegisterLayers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 西,南,东,北（度，CGCS2000） */
                    bbox: string;
                    q?: string;
                    region?: string;
                    where?: {
                        [key: string]: unknown;
                    };
                    which?: "open" | "ended" | "all";
                    /** @description 画面的级别：决定画多细、聚多大 */
                    zoom: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        features: {
                            geometry: {
                                coordinates: unknown[];
                                type: string;
                            };
                            properties: {
                                key: string | null;
                                /** @description 多少行 */
                                many: number;
                                title: string;
                            };
                            /** @enum {string} */
                            type: "Feature";
                        }[];
                        /** @description 超过 1000 行，画的是一格一格的行数 */
                        isClustered: boolean;
                        many: number;
                        /** @enum {string} */
                        type: "FeatureCollection";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postRegistersRegisterRows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fields: {
                        [key: string]: unknown;
                    };
                    /** @description 为什么改，写进历史 */
                    why: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        did: "added" | "changed" | "ended" | "reopened" | "nothing";
                        key: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRegistersRegisterRowsGeojson: {
        parameters: {
            query: {
                /** @description 西,南,东,北（度，CGCS2000） */
                bbox: string;
                /** @description 画面的级别：决定画多细、聚多大 */
                zoom: number;
            };
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        features: {
                            geometry: {
                                coordinates: unknown[];
                                type: string;
                            };
                            properties: {
                                key: string | null;
                                /** @description 多少行 */
                                many: number;
                                title: string;
                            };
                            /** @enum {string} */
                            type: "Feature";
                        }[];
                        /** @description 超过 1000 行，画的是一格一格的行数 */
                        isClustered: boolean;
                        many: number;
                        /** @enum {string} */
                        type: "FeatureCollection";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRegistersRegisterRowsKey: {
        parameters: {
            query?: {
                /** @description 那一天结束时的样子 */
                asOf?: string;
            };
            header?: never;
            path: {
                register: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        asOf: string | null;
                        fields: {
                            [key: string]: unknown;
                        };
                        /** @description 由办件决定的栏：各是哪一件、从什么时候起 */
                        follows: {
                            at: string;
                            field: string;
                            number: string;
                        }[];
                        from: string;
                        key: string;
                        mayWrite: boolean;
                        owner: string;
                        ownerName: string;
                        purposes: {
                            id: string;
                            name: string;
                        }[];
                        refers: {
                            [key: string]: {
                                key: string;
                                register: string;
                                title: string;
                            };
                        };
                        region: string;
                        regionName: string;
                        /** @description 这里出现的区划代码叫什么 */
                        regions: {
                            [key: string]: string;
                        };
                        title: string;
                        until: string | null;
                        version: number;
                        writtenAt: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putRegistersRegisterRowsKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fields: {
                        [key: string]: unknown;
                    };
                    version: number;
                    /** @description 为什么改，写进历史 */
                    why: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        did: "added" | "changed" | "ended" | "reopened" | "nothing";
                        key: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postRegistersRegisterRowsKeyEnd: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @description 为什么改，写进历史 */
                    why: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        did: "added" | "changed" | "ended" | "reopened" | "nothing";
                        key: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRegistersRegisterRowsKeyHistory: {
        parameters: {
            query?: {
                before?: number;
            };
            header?: never;
            path: {
                register: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: number | null;
                        /** @description 这里出现的区划代码叫什么 */
                        regions: {
                            [key: string]: string;
                        };
                        rows: {
                            act: "added" | "changed" | "ended" | "reopened";
                            at: string;
                            by: string | null;
                            changes: {
                                after: unknown;
                                before: unknown;
                                name: string;
                                title: string;
                            }[];
                            version: number;
                            why: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRegistersRegisterRowsKeyLinks: {
        parameters: {
            query?: {
                /** @description 那一天结束时的样子 */
                asOf?: string;
            };
            header?: never;
            path: {
                register: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isCut: boolean;
                        rows: {
                            end: "from" | "to";
                            from: string;
                            key: string;
                            name: string;
                            other: {
                                key: string;
                                register: string;
                                title: string;
                            };
                            register: string;
                            until: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postRegistersRegisterRowsKeyReading: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fields: string[];
                    /** @description 相关的编号 */
                    matter?: string;
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fields: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postRegistersRegisterSearches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the `next` of the page before */
                    after?: string;
                    isDescending?: boolean;
                    /** @default 20 */
                    limit?: number;
                    q?: string;
                    region?: string;
                    sort?: string;
                    where?: {
                        [key: string]: unknown;
                    };
                    which?: "open" | "ended" | "all";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isCut: boolean;
                        many: number | null;
                        next: string | null;
                        /** @description 这里出现的区划代码叫什么 */
                        regions: {
                            [key: string]: string;
                        };
                        rows: {
                            fields: {
                                [key: string]: unknown;
                            };
                            from: string;
                            key: string;
                            mayWrite: boolean;
                            owner: string;
                            ownerName: string;
                            refers: {
                                [key: string]: {
                                    key: string;
                                    register: string;
                                    title: string;
                                };
                            };
                            region: string;
                            regionName: string;
                            title: string;
                            until: string | null;
                            version: number;
                            writtenAt: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putRegistersRegisterSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: "table" | "http" | "closed";
                    note?: string;
                    timeoutMs?: number;
                    url?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            kind: string;
                            name: string;
                            note: string | null;
                            owner: string;
                            timeoutMs: number;
                            url: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSeals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            because: null | string;
                            changedAt: string;
                            department: string;
                            id: string;
                            lastUsedAt: null | string;
                            name: string;
                            status: string;
                            uses: number;
                            waiting: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSealsIdStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    status: "active" | "suspended" | "destroyed";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        department: string;
                        id: string;
                        name: string;
                        status: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSealsIdUses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            document: string;
                            documentKind: string;
                            purpose: string;
                            sm3: string;
                            usedAt: string;
                            usedBy: string;
                            usedByKind: string;
                            usedByName: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSealsIdWaiting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            by: string;
                            document: string;
                            since: string;
                            what: string;
                            why: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSearch: {
        parameters: {
            query: {
                q: string;
                kind?: "item" | "bundle";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            automatic: boolean;
                            department: string;
                            en: {
                                international: boolean;
                                name: string;
                                summary: string;
                            } | null;
                            handling: string;
                            id: string;
                            /** @enum {string} */
                            kind: "item" | "bundle";
                            level: string;
                            name: string;
                            online: boolean;
                            promised: string;
                            summary: string;
                            visits: number;
                            why: string;
                        }[];
                        suggestions: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getServicePoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            address: string;
                            /** @description 24 小时 */
                            allDay: boolean;
                            hours: string;
                            id: string;
                            kind: "hall" | "kiosk";
                            lat: number;
                            lon: number;
                            name: string;
                            region: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caller: null | {
                            id: string;
                            /** @enum {string} */
                            kind: "officer";
                            login: string;
                            name: string;
                            positions: {
                                department: string;
                                id: string;
                                permissions: string[];
                                position: string;
                                region: string;
                                until: null | string;
                            }[];
                        } | {
                            actingFor: null | {
                                as: "legal-representative" | "agent";
                                creditCode: string;
                                name: string;
                            };
                            id: string;
                            /** @enum {string} */
                            kind: "person";
                            level: number;
                            /** @description 姓名；本人可见 */
                            name: string;
                        };
                        city: {
                            name: string;
                            region: string;
                        };
                        csrf: null | string;
                        demo: boolean;
                        /** @description 在哪一台自助终端上 */
                        terminal: null | string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSessionActingFor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    creditCode: null | string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSessionBegin: {
        parameters: {
            query?: {
                returnTo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 转到别处 · Leads elsewhere */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSessionCallback: {
        parameters: {
            query?: {
                code?: string;
                state?: string;
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 转到别处 · Leads elsewhere */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSessionDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kind: "officer" | "person";
                        login: string;
                        name: string;
                        posts: null | string[];
                        story: null | string;
                    }[];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSessionDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postSessionEnd: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": null | {
                    everywhere?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSessionPartnerCallback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 转到别处 · Leads elsewhere */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSessionPartnerIdBegin: {
        parameters: {
            query?: {
                returnTo?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 转到别处 · Leads elsewhere */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSessionPartners: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                    }[];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSessionTerminal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 自助终端编号 */
                    terminal: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postSessionTerminalCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** @description 自助终端编号 */
                    terminal: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getShowToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checkedAt: string;
                        face: {
                            title: string;
                            value: string;
                        }[];
                        holder: string;
                        issuedOn: string;
                        issuer: string;
                        name: string;
                        number: string;
                        revokedAt: null | string;
                        simulated: boolean;
                        status: {
                            code: string;
                            name: string;
                        };
                        type: string;
                        valid: boolean;
                        validFrom: string;
                        validTo: null | string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSignInUid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 要登录的系统 */
                        client: string;
                        prompt: "login" | "consent";
                        /** @description consent：请求读取的资料 */
                        scopes: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSignInUidAbort: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description choose：同一个手机号的几个账号 */
                        accounts?: {
                            id: string;
                            name: string;
                        }[];
                        next: "continue" | "code" | "enrol" | "choose";
                        qr: null | string;
                        redirectTo: null | string;
                        uri: null | string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSignInUidAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    account: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description choose：同一个手机号的几个账号 */
                        accounts?: {
                            id: string;
                            name: string;
                        }[];
                        next: "continue" | "code" | "enrol" | "choose";
                        qr: null | string;
                        redirectTo: null | string;
                        uri: null | string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSignInUidCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description choose：同一个手机号的几个账号 */
                        accounts?: {
                            id: string;
                            name: string;
                        }[];
                        next: "continue" | "code" | "enrol" | "choose";
                        qr: null | string;
                        redirectTo: null | string;
                        uri: null | string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSignInUidConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description choose：同一个手机号的几个账号 */
                        accounts?: {
                            id: string;
                            name: string;
                        }[];
                        next: "continue" | "code" | "enrol" | "choose";
                        qr: null | string;
                        redirectTo: null | string;
                        uri: null | string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSignInUidNewPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    idNumber: string;
                    mobile: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description choose：同一个手机号的几个账号 */
                        accounts?: {
                            id: string;
                            name: string;
                        }[];
                        next: "continue" | "code" | "enrol" | "choose";
                        qr: null | string;
                        redirectTo: null | string;
                        uri: null | string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSignInUidPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login: string;
                    password: string;
                    /** @description PUZZLE_NEEDED 给出的题和答案：SHA-256(challenge.answer) 的前 bits 位是 0 */
                    puzzle?: {
                        answer: string;
                        challenge: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description choose：同一个手机号的几个账号 */
                        accounts?: {
                            id: string;
                            name: string;
                        }[];
                        next: "continue" | "code" | "enrol" | "choose";
                        qr: null | string;
                        redirectTo: null | string;
                        uri: null | string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSignInUidRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    birthDate: string;
                    code: string;
                    document: "passport" | "permit";
                    login: string;
                    mobile: string;
                    name: string;
                    /** @description ISO 3166 三位国家代码 */
                    nationality: string;
                    newPassword: string;
                    number: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description choose：同一个手机号的几个账号 */
                        accounts?: {
                            id: string;
                            name: string;
                        }[];
                        next: "continue" | "code" | "enrol" | "choose";
                        qr: null | string;
                        redirectTo: null | string;
                        uri: null | string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSignInUidSms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    mobile: string;
                    purpose: "sign-in" | "reset" | "register";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        minutes: number;
                        sentTo: string;
                        /** @description 演示城市：模拟短信的内容 */
                        simulated: null | string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSignInUidSmsCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    mobile: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description choose：同一个手机号的几个账号 */
                        accounts?: {
                            id: string;
                            name: string;
                        }[];
                        next: "continue" | "code" | "enrol" | "choose";
                        qr: null | string;
                        redirectTo: null | string;
                        uri: null | string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSignaturesCallback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    outcome: "signed" | "declined";
                    /** @description 签署请求的名称 */
                    request: string;
                    /** @description 签章服务的流水号 */
                    serial: string;
                    /** @description base64url */
                    signature: string;
                    /** Format: date-time */
                    signedAt: string;
                    /** @description 文件的 SM3 摘要 */
                    sm3: string;
                    suite: "sm" | "ed25519";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        booked: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postStudioCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    files: {
                        [key: string]: string;
                    };
                    kind: "item" | "bundle" | "kind";
                    matter: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        findings: {
                            code: string;
                            element: string | null;
                            file: string | null;
                            level: "error" | "warning";
                            line: number;
                            message: string;
                            place: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getStudioChoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        departments: {
                            id: string;
                            name: string;
                        }[];
                        items: {
                            id: string;
                            name: string;
                        }[];
                        licences: {
                            fields: {
                                id: string;
                                name: string;
                            }[];
                            id: string;
                            name: string;
                        }[];
                        lifeStages: string[];
                        people: {
                            firms: {
                                id: string;
                                name: string;
                            }[];
                            login: string;
                            name: string;
                            story: string;
                        }[];
                        positions: {
                            id: string;
                            name: string;
                        }[];
                        registers: {
                            fields: {
                                id: string;
                                name: string;
                            }[];
                            id: string;
                            keys: string[];
                            name: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getStudioDrafts: {
        parameters: {
            query?: {
                kind?: "item" | "bundle" | "kind";
                matter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            author: string;
                            changedAt: string;
                            decidedAt: string | null;
                            decidedBy: string | null;
                            id: string;
                            isOutdated: boolean;
                            kind: "item" | "bundle" | "kind";
                            matter: string;
                            name: string;
                            note: string;
                            publishedAt: string | null;
                            publishedBy: string | null;
                            publishedHash: string | null;
                            reason: string | null;
                            state: {
                                code: string;
                                name: string;
                            };
                            submittedAt: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postStudioDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    from?: string;
                    kind: "item" | "bundle" | "kind";
                    matter: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        author: string;
                        baseNumber: number;
                        changedAt: string;
                        changes: {
                            after: string | null;
                            before: string | null;
                            where: string;
                        }[];
                        decidedAt: string | null;
                        decidedBy: string | null;
                        files: {
                            base: string;
                            name: string;
                            text: string;
                            what: "guide" | "form" | "process" | "decision";
                        }[];
                        findings: {
                            code: string;
                            element: string | null;
                            file: string | null;
                            level: "error" | "warning";
                            line: number;
                            message: string;
                            place: string;
                        }[];
                        id: string;
                        isOutdated: boolean;
                        kind: "item" | "bundle" | "kind";
                        matter: string;
                        may: {
                            answer: boolean;
                            edit: boolean;
                            publish: boolean;
                            submit: boolean;
                            takeBack: boolean;
                        };
                        name: string;
                        note: string;
                        others: {
                            author: string;
                            changedAt: string;
                            id: string;
                            state: string;
                        }[];
                        published: {
                            inForceOn: string;
                            number: number;
                        } | null;
                        publishedAt: string | null;
                        publishedBy: string | null;
                        publishedHash: string | null;
                        reason: string | null;
                        revision: number;
                        state: {
                            code: string;
                            name: string;
                        };
                        submittedAt: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getStudioDraftsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        author: string;
                        baseNumber: number;
                        changedAt: string;
                        changes: {
                            after: string | null;
                            before: string | null;
                            where: string;
                        }[];
                        decidedAt: string | null;
                        decidedBy: string | null;
                        files: {
                            base: string;
                            name: string;
                            text: string;
                            what: "guide" | "form" | "process" | "decision";
                        }[];
                        findings: {
                            code: string;
                            element: string | null;
                            file: string | null;
                            level: "error" | "warning";
                            line: number;
                            message: string;
                            place: string;
                        }[];
                        id: string;
                        isOutdated: boolean;
                        kind: "item" | "bundle" | "kind";
                        matter: string;
                        may: {
                            answer: boolean;
                            edit: boolean;
                            publish: boolean;
                            submit: boolean;
                            takeBack: boolean;
                        };
                        name: string;
                        note: string;
                        others: {
                            author: string;
                            changedAt: string;
                            id: string;
                            state: string;
                        }[];
                        published: {
                            inForceOn: string;
                            number: number;
                        } | null;
                        publishedAt: string | null;
                        publishedBy: string | null;
                        publishedHash: string | null;
                        reason: string | null;
                        revision: number;
                        state: {
                            code: string;
                            name: string;
                        };
                        submittedAt: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putStudioDraftsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    files: {
                        [key: string]: string;
                    };
                    note: string;
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        author: string;
                        baseNumber: number;
                        changedAt: string;
                        changes: {
                            after: string | null;
                            before: string | null;
                            where: string;
                        }[];
                        decidedAt: string | null;
                        decidedBy: string | null;
                        files: {
                            base: string;
                            name: string;
                            text: string;
                            what: "guide" | "form" | "process" | "decision";
                        }[];
                        findings: {
                            code: string;
                            element: string | null;
                            file: string | null;
                            level: "error" | "warning";
                            line: number;
                            message: string;
                            place: string;
                        }[];
                        id: string;
                        isOutdated: boolean;
                        kind: "item" | "bundle" | "kind";
                        matter: string;
                        may: {
                            answer: boolean;
                            edit: boolean;
                            publish: boolean;
                            submit: boolean;
                            takeBack: boolean;
                        };
                        name: string;
                        note: string;
                        others: {
                            author: string;
                            changedAt: string;
                            id: string;
                            state: string;
                        }[];
                        published: {
                            inForceOn: string;
                            number: number;
                        } | null;
                        publishedAt: string | null;
                        publishedBy: string | null;
                        publishedHash: string | null;
                        reason: string | null;
                        revision: number;
                        state: {
                            code: string;
                            name: string;
                        };
                        submittedAt: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteStudioDraftsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    postStudioDraftsIdAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** @description 审核人看到的修订号 */
                    revision: number;
                    state: "approved" | "refused";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        author: string;
                        baseNumber: number;
                        changedAt: string;
                        changes: {
                            after: string | null;
                            before: string | null;
                            where: string;
                        }[];
                        decidedAt: string | null;
                        decidedBy: string | null;
                        files: {
                            base: string;
                            name: string;
                            text: string;
                            what: "guide" | "form" | "process" | "decision";
                        }[];
                        findings: {
                            code: string;
                            element: string | null;
                            file: string | null;
                            level: "error" | "warning";
                            line: number;
                            message: string;
                            place: string;
                        }[];
                        id: string;
                        isOutdated: boolean;
                        kind: "item" | "bundle" | "kind";
                        matter: string;
                        may: {
                            answer: boolean;
                            edit: boolean;
                            publish: boolean;
                            submit: boolean;
                            takeBack: boolean;
                        };
                        name: string;
                        note: string;
                        others: {
                            author: string;
                            changedAt: string;
                            id: string;
                            state: string;
                        }[];
                        published: {
                            inForceOn: string;
                            number: number;
                        } | null;
                        publishedAt: string | null;
                        publishedBy: string | null;
                        publishedHash: string | null;
                        reason: string | null;
                        revision: number;
                        state: {
                            code: string;
                            name: string;
                        };
                        submittedAt: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postStudioDraftsIdPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        author: string;
                        baseNumber: number;
                        changedAt: string;
                        changes: {
                            after: string | null;
                            before: string | null;
                            where: string;
                        }[];
                        decidedAt: string | null;
                        decidedBy: string | null;
                        files: {
                            base: string;
                            name: string;
                            text: string;
                            what: "guide" | "form" | "process" | "decision";
                        }[];
                        findings: {
                            code: string;
                            element: string | null;
                            file: string | null;
                            level: "error" | "warning";
                            line: number;
                            message: string;
                            place: string;
                        }[];
                        id: string;
                        isOutdated: boolean;
                        kind: "item" | "bundle" | "kind";
                        matter: string;
                        may: {
                            answer: boolean;
                            edit: boolean;
                            publish: boolean;
                            submit: boolean;
                            takeBack: boolean;
                        };
                        name: string;
                        note: string;
                        others: {
                            author: string;
                            changedAt: string;
                            id: string;
                            state: string;
                        }[];
                        published: {
                            inForceOn: string;
                            number: number;
                        } | null;
                        publishedAt: string | null;
                        publishedBy: string | null;
                        publishedHash: string | null;
                        reason: string | null;
                        revision: number;
                        state: {
                            code: string;
                            name: string;
                        };
                        submittedAt: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postStudioDraftsIdSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        author: string;
                        baseNumber: number;
                        changedAt: string;
                        changes: {
                            after: string | null;
                            before: string | null;
                            where: string;
                        }[];
                        decidedAt: string | null;
                        decidedBy: string | null;
                        files: {
                            base: string;
                            name: string;
                            text: string;
                            what: "guide" | "form" | "process" | "decision";
                        }[];
                        findings: {
                            code: string;
                            element: string | null;
                            file: string | null;
                            level: "error" | "warning";
                            line: number;
                            message: string;
                            place: string;
                        }[];
                        id: string;
                        isOutdated: boolean;
                        kind: "item" | "bundle" | "kind";
                        matter: string;
                        may: {
                            answer: boolean;
                            edit: boolean;
                            publish: boolean;
                            submit: boolean;
                            takeBack: boolean;
                        };
                        name: string;
                        note: string;
                        others: {
                            author: string;
                            changedAt: string;
                            id: string;
                            state: string;
                        }[];
                        published: {
                            inForceOn: string;
                            number: number;
                        } | null;
                        publishedAt: string | null;
                        publishedBy: string | null;
                        publishedHash: string | null;
                        reason: string | null;
                        revision: number;
                        state: {
                            code: string;
                            name: string;
                        };
                        submittedAt: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteStudioDraftsIdSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        author: string;
                        baseNumber: number;
                        changedAt: string;
                        changes: {
                            after: string | null;
                            before: string | null;
                            where: string;
                        }[];
                        decidedAt: string | null;
                        decidedBy: string | null;
                        files: {
                            base: string;
                            name: string;
                            text: string;
                            what: "guide" | "form" | "process" | "decision";
                        }[];
                        findings: {
                            code: string;
                            element: string | null;
                            file: string | null;
                            level: "error" | "warning";
                            line: number;
                            message: string;
                            place: string;
                        }[];
                        id: string;
                        isOutdated: boolean;
                        kind: "item" | "bundle" | "kind";
                        matter: string;
                        may: {
                            answer: boolean;
                            edit: boolean;
                            publish: boolean;
                            submit: boolean;
                            takeBack: boolean;
                        };
                        name: string;
                        note: string;
                        others: {
                            author: string;
                            changedAt: string;
                            id: string;
                            state: string;
                        }[];
                        published: {
                            inForceOn: string;
                            number: number;
                        } | null;
                        publishedAt: string | null;
                        publishedBy: string | null;
                        publishedHash: string | null;
                        reason: string | null;
                        revision: number;
                        state: {
                            code: string;
                            name: string;
                        };
                        submittedAt: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getStudioItemsIdDifferences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        basic: {
                            id: string;
                            name: string;
                        };
                        rows: {
                            body: string;
                            changes: {
                                after: string | null;
                                before: string | null;
                                where: string;
                            }[];
                            item: string;
                            level: string;
                            region: string;
                            state: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getStudioMatters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            bodies: number;
                            decisions: number;
                            department: string;
                            hash: string;
                            id: string;
                            isFromStudio: boolean;
                            kind: "item" | "bundle" | "kind";
                            name: string;
                            overtaken: {
                                draft: string;
                                note: string;
                                publishedAt: string;
                                publishedBy: string;
                            } | null;
                            version: {
                                number: number;
                                publishedAt: string;
                                publishedBy: string | null;
                            } | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getStudioMattersKindId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "item" | "bundle" | "kind";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        department: string;
                        drafts: {
                            author: string;
                            changedAt: string;
                            decidedAt: string | null;
                            decidedBy: string | null;
                            id: string;
                            isOutdated: boolean;
                            kind: "item" | "bundle" | "kind";
                            matter: string;
                            name: string;
                            note: string;
                            publishedAt: string | null;
                            publishedBy: string | null;
                            publishedHash: string | null;
                            reason: string | null;
                            state: {
                                code: string;
                                name: string;
                            };
                            submittedAt: string | null;
                        }[];
                        files: {
                            name: string;
                            text: string;
                            what: "guide" | "form" | "process" | "decision";
                        }[];
                        hash: string;
                        id: string;
                        isFromStudio: boolean;
                        kind: "item" | "bundle" | "kind";
                        name: string;
                        overtaken: {
                            draft: string;
                            note: string;
                            publishedAt: string;
                            publishedBy: string;
                        } | null;
                        version: {
                            number: number;
                            publishedAt: string;
                            publishedBy: string | null;
                        } | null;
                        versions: {
                            hash: string;
                            inForceOn: string;
                            isComing: boolean;
                            isCurrent: boolean;
                            note: string;
                            number: number;
                            publishedAt: string;
                            publishedBy: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postStudioRehearsals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: {
                        [key: string]: unknown;
                    };
                    files: {
                        [key: string]: string;
                    };
                    firm?: string;
                    kind: "item" | "bundle";
                    login: string;
                    matter: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applicant: {
                            facts: {
                                [key: string]: unknown;
                            };
                            name: string;
                        };
                        eligibility: {
                            conditions: {
                                id: string;
                                reason: string;
                                text: string;
                                verdict: "yes" | "no" | "unknown";
                            }[];
                            verdict: "yes" | "no" | "unknown";
                        };
                        errors: {
                            code: string;
                            field: string;
                            message: string;
                        }[];
                        evidence: {
                            [key: string]: unknown;
                        };
                        form: {
                            schema: {
                                [key: string]: unknown;
                            };
                            ui: {
                                [key: string]: unknown;
                            };
                        };
                        materials: {
                            commitment: string | null;
                            fallback: string | null;
                            label: string | null;
                            name: string;
                            state: string;
                            upload: boolean;
                        }[];
                        prefilled: {
                            [key: string]: {
                                at: string;
                                label: string;
                                source: string;
                                value: unknown;
                            };
                        };
                        values: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSupervisionCases: {
        parameters: {
            query: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
                from?: string;
                to?: string;
                department?: string;
                item?: string;
                district?: string;
                of?: "enterprise" | "all";
                visits?: number;
                figure: "open" | "paused" | "nearlyOverdue" | "overdue" | "closed" | "onTime" | "endedLate" | "oneVisit" | "manyVisits" | "rated" | "good" | "badOpen" | "visited" | "visitedOnce";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            applicant: string;
                            department: {
                                code: string;
                                name: string;
                            };
                            dueAt: string | null;
                            endedAt: string | null;
                            id: string;
                            itemName: string;
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            number: string;
                            region: string;
                            root: string;
                            state: string;
                            submittedAt: string;
                            visits: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSupervisionExports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    by?: "department" | "item" | "district";
                    department?: string;
                    district?: string;
                    figure: "open" | "paused" | "nearlyOverdue" | "overdue" | "closed" | "onTime" | "endedLate" | "oneVisit" | "manyVisits" | "rated" | "good" | "badOpen" | "visited" | "visitedOnce";
                    /** Format: date */
                    from?: string;
                    item?: string;
                    of?: "enterprise" | "all";
                    /** Format: date */
                    to?: string;
                    visits?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isCut: boolean;
                        rows: {
                            applicant: string;
                            department: {
                                code: string;
                                name: string;
                            };
                            dueAt: string | null;
                            endedAt: string | null;
                            id: string;
                            itemName: string;
                            light: ("green" | "yellow" | "red" | "paused") | null;
                            number: string;
                            region: string;
                            root: string;
                            state: string;
                            submittedAt: string;
                            visits: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSupervisionFlags: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            at: string;
                            caseId: string;
                            department: string;
                            id: string;
                            itemName: string;
                            kind: string;
                            number: string;
                            root: string;
                            what: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSupervisionOverview: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                department?: string;
                item?: string;
                district?: string;
                by?: "department" | "item" | "district";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        before: {
                            closed: number;
                            from: string;
                            onTimeRate: number | null;
                            oneVisitRate: number | null;
                            to: string;
                        };
                        /** @enum {string} */
                        by: "department" | "item" | "district";
                        from: string;
                        rows: {
                            badOpen: number;
                            before: {
                                closed: number;
                                onTimeRate: number | null;
                                oneVisitRate: number | null;
                            };
                            closed: number;
                            code: string;
                            endedLate: number;
                            good: number;
                            goodRate: number | null;
                            manyVisits: number;
                            name: string;
                            nearlyOverdue: number;
                            onTime: number;
                            onTimeRate: number | null;
                            oneVisit: number;
                            oneVisitRate: number | null;
                            open: number;
                            overdue: number;
                            paused: number;
                            rated: number;
                        }[];
                        to: string;
                        totals: {
                            closed: number;
                            endedLate: number;
                            manyVisits: number;
                            nearlyOverdue: number;
                            onTime: number;
                            onTimeRate: number | null;
                            oneVisit: number;
                            oneVisitRate: number | null;
                            open: number;
                            overdue: number;
                            paused: number;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSupervisionPeople: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        from: string;
                        rows: {
                            claimed: number;
                            done: number;
                            doneLate: number;
                            id: string;
                            name: string;
                            overdue: number;
                        }[];
                        to: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSupervisionTasks: {
        parameters: {
            query: {
                from?: string;
                to?: string;
                officer: string;
                figure: "claimed" | "overdue" | "done" | "doneLate";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            applicant: string;
                            at: string;
                            id: string;
                            itemName: string;
                            name: string;
                            number: string;
                            root: string;
                            task: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSupervisionTrend: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                department?: string;
                item?: string;
                district?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        from: string;
                        rows: {
                            closed: number;
                            on: string;
                            onTimeRate: number | null;
                            oneVisitRate: number | null;
                        }[];
                        /** @enum {string} */
                        step: "day" | "week" | "month";
                        to: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSupervisionUnits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            /** @description 已注销或终止 */
                            hasEnded: boolean;
                            name: string;
                            nearlyOverdue: number;
                            open: number;
                            overdue: number;
                            paused: number;
                            unit: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSupervisionUnstaffed: {
        parameters: {
            query?: {
                limit?: number;
                /** @description the `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            caseId: string;
                            department: string;
                            itemName: string;
                            number: string;
                            positions: string[];
                            region: string;
                            root: string;
                            since: string;
                            task: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSupervisionUrgings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            answer: string | null;
                            answerBy: string;
                            answeredAt: string | null;
                            answeredBy: string | null;
                            askedAt: string;
                            askedBy: string;
                            caseId: string;
                            department: string;
                            id: string;
                            isLate: boolean;
                            itemName: string;
                            number: string;
                            root: string;
                            text: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSupervisionUrgings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answerWithin: number;
                    /** Format: uuid */
                    caseId: string;
                    /** Format: uuid */
                    root: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            answer: string | null;
                            answerBy: string;
                            answeredAt: string | null;
                            answeredBy: string | null;
                            askedAt: string;
                            askedBy: string;
                            caseId: string;
                            department: string;
                            id: string;
                            isLate: boolean;
                            itemName: string;
                            number: string;
                            root: string;
                            text: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postSupervisionUrgingsIdAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            answer: string | null;
                            answerBy: string;
                            answeredAt: string | null;
                            answeredBy: string | null;
                            askedAt: string;
                            askedBy: string;
                            caseId: string;
                            department: string;
                            id: string;
                            isLate: boolean;
                            itemName: string;
                            number: string;
                            root: string;
                            text: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSupervisionVisits: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                of?: "enterprise" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        departments: {
                            broken: number;
                            caseShare: number | null;
                            cases: number;
                            code: string;
                            itemShare: number | null;
                            items: number;
                            name: string;
                            oneVisitCases: number;
                            oneVisitItems: number;
                        }[];
                        left: number;
                        rows: {
                            after: {
                                days: string;
                                links: number;
                                materials: number;
                                visits: number;
                            };
                            average: number | null;
                            before: {
                                days: string;
                                links: number;
                                materials: number;
                                source: string;
                                visits: number;
                            };
                            cases: number;
                            department: {
                                code: string;
                                name: string;
                            };
                            exceeds: boolean;
                            fewerDays: boolean;
                            item: string;
                            most: number | null;
                            name: string;
                            promised: number;
                        }[];
                        totals: {
                            broken: number;
                            caseShare: number | null;
                            cases: number;
                            itemShare: number | null;
                            items: number;
                            oneVisitCases: number;
                            oneVisitItems: number;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTrack: {
        parameters: {
            query: {
                number: string;
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dueOn: string | null;
                        name: string;
                        promise: {
                            latestOn: string | null;
                            limit: string;
                            tellBy: string;
                        } | null;
                        public: string;
                        shortNumber: string;
                        submittedAt: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getVerifyReceiptsCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amount: number;
                        checkedAt: string;
                        claimedOn: string | null;
                        issuedOn: string;
                        issuer: string;
                        name: string;
                        number: string;
                        original: {
                            number: string;
                            series: string;
                        } | null;
                        payer: string;
                        reds: {
                            amount: number;
                            issuedOn: string;
                            number: string;
                            series: string;
                        }[];
                        reversed: number;
                        series: string;
                        simulated: boolean;
                        /** @description valid 有效 · part-reversed 部分冲红 · reversed 已冲红 · red 红字票据 */
                        state: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postVerifySignaturesFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string | null;
                        result: "genuine" | "broken";
                        says: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getVerifySignaturesCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checkedAt: string;
                        code: string;
                        key: string;
                        purpose: string;
                        seal: string | null;
                        serial: string;
                        signedAt: string;
                        signer: {
                            kind: string;
                            name: string;
                        };
                        simulated: boolean;
                        sm3: string;
                        suite: string;
                        title: string;
                        user: string | null;
                        valid: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getVerifyCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checkedAt: string;
                        holder: string;
                        issuedOn: string;
                        issuer: string;
                        name: string;
                        number: string;
                        revokedAt: null | string;
                        simulated: boolean;
                        status: {
                            code: string;
                            name: string;
                        };
                        type: string;
                        valid: boolean;
                        validFrom: string;
                        validTo: null | string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
